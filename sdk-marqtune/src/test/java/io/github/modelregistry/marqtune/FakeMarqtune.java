package io.github.modelregistry.marqtune;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.testkit.spec.SpecCheckedExtension;

/** A Marqtune whose answers a test sets. */
final class FakeMarqtune extends SpecCheckedExtension {

  static final String API_KEY = "{api_key}";

  FakeMarqtune() {
    super("marqtune", "");
  }

  /** Servers may write the words of a status with capitals, and add words. */
  @Override
  protected boolean judges(String violation) {
    return !violation.contains("validation.response.body.schema.enum");
  }

  String url() {
    return origin();
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  MarqtuneClient client() {
    return client(config());
  }

  MarqtuneClient client(ClientConfig config) {
    return untilTheEnd(MarqtuneClient.builder().url(url()).apiKey(API_KEY).config(config).build());
  }

  /** Returns a client of a sandbox, of which no retry really waits. */
  static MarqtuneClient client(MarqtuneSandbox sandbox) {
    return MarqtuneClient.builder()
        .url(sandbox.baseUrl())
        .apiKey(sandbox.token())
        .config(config())
        .build();
  }

  static ClientConfig config() {
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }

  /** Answers the first call with one document, always with a 200, and later ones with another. */
  void answerInTurn(String path, String first, String later) {
    wire()
        .stubFor(
            call(path)
                .inScenario(path)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("later")
                .willReturn(json(200, first)));
    wire()
        .stubFor(
            call(path).inScenario(path).whenScenarioStateIs("later").willReturn(json(200, later)));
  }
}
