package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.testkit.spec.SpecCheckedExtension;
import java.util.List;

/**
 * A Wallaroo whose answers a test sets.
 *
 * <p>Keycloak lives on the same host, and the specification does not describe it: its traffic is
 * not judged.
 */
final class FakeWallaroo extends SpecCheckedExtension {

  static final String TOKEN = "a-token-of-the-tests";
  static final String TOKEN_PATH = "/auth/realms/master/protocol/openid-connect/token";
  static final String WORKSPACES = "/v1/api/workspaces/list";
  static final String LIST = "/v1/api/models/list";
  static final String LIST_VERSIONS = "/v1/api/models/list_versions";
  static final String LIST_VERSIONS_FOR_MODEL = "/v1/api/models/list_versions_for_model";
  static final String GET_BY_ID = "/v1/api/models/get_by_id";
  static final String GET_VERSION = "/v1/api/models/get_version_by_id";

  FakeWallaroo() {
    super("wallaroo", "");
  }

  @Override
  protected boolean judges(String violation) {
    return !violation.contains("/auth/realms/");
  }

  @Override
  protected MappingBuilder call(String path) {
    return post(path);
  }

  String url() {
    return origin();
  }

  /** Opens a client with the token, which ends with the test. */
  WallarooClient client() {
    return open(WallarooClient.builder().token(TOKEN));
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  WallarooClient open(WallarooClient.Builder builder) {
    return open(builder, config());
  }

  /** Opens a client of this server; it ends with the test. */
  WallarooClient open(WallarooClient.Builder builder, ClientConfig config) {
    return untilTheEnd(builder.url(url()).config(config).build());
  }

  static ClientConfig config() {
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }

  /** Answers a request with just this body. */
  void answerTo(String path, String requestBody, String json) {
    answerTo(path, requestBody, 200, json);
  }

  /** Answers a request with just this body. */
  void answerTo(String path, String requestBody, int status, String text) {
    wire()
        .stubFor(
            call(path)
                .withRequestBody(equalToJson(requestBody, false, false))
                .willReturn(json(status, text)));
  }

  /** Answers as a server that does not have the route. */
  void lacks(String path) {
    answer(path, 404, "{\"msg\":\"Not found\",\"code\":404}");
  }

  /** Returns what reached a path, the oldest first. */
  List<LoggedRequest> requests(String path) {
    return requests().stream().filter(request -> request.getUrl().equals(path)).toList();
  }
}
