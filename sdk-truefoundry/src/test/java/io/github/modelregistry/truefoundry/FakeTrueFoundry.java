package io.github.modelregistry.truefoundry;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.testkit.spec.SpecCheckedExtension;

/** A TrueFoundry whose answers a test sets. */
final class FakeTrueFoundry extends SpecCheckedExtension {

  static final String API_KEY = "a-key-of-the-tests";
  static final String BASE = "/api/ml/v1";

  FakeTrueFoundry() {
    super("truefoundry", BASE);
  }

  @Override
  protected MappingBuilder call(String path) {
    return get(urlPathEqualTo(BASE + path));
  }

  String url() {
    return origin();
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  TrueFoundryClient client() {
    return untilTheEnd(
        TrueFoundryClient.builder().host(url()).apiKey(API_KEY).config(config()).build());
  }

  static ClientConfig config() {
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }
}
