package io.github.modelregistry.pieces;

import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.testkit.spec.SpecCheckedExtension;

/** A Pieces OS whose answers a test sets. */
final class FakePieces extends SpecCheckedExtension {

  static final String MODEL_ID = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";
  static final String MODEL = "/model/" + MODEL_ID;

  FakePieces() {
    super("pieces", "");
  }

  /** The text beside a 404 may be empty, which the validator takes for a body that is missing. */
  @Override
  protected boolean judges(String violation) {
    return !(violation.startsWith("answer 404") && violation.contains("body.missing"));
  }

  String url() {
    return origin();
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  PiecesClient client() {
    return open(PiecesClient.builder().url(url()));
  }

  /** Opens a client, of which no retry really waits; it ends with the test. */
  PiecesClient open(PiecesClient.Builder builder) {
    return untilTheEnd(builder.config(config()).build());
  }

  static ClientConfig config() {
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }

  void answer(String method, String path, ResponseDefinitionBuilder response) {
    wire().stubFor(request(method, urlEqualTo(path)).willReturn(response));
  }

  static ResponseDefinitionBuilder json(String body) {
    return json(200, body);
  }

  static ResponseDefinitionBuilder text(int status, String body) {
    return document(status, "text/plain", body);
  }
}
