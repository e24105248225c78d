package io.github.modelregistry.truefoundry;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.spec.SpecCheckedExtension;

/** A TrueFoundry whose answers a test sets. */
final class FakeTrueFoundry extends SpecCheckedExtension {

  static final String API_KEY = "a-key-of-the-tests";
  static final String BASE = "/api/ml/v1";

  static final String SVC = "/api/svc/v1";

  FakeTrueFoundry() {
    this(BASE);
  }

  /** Checks the traffic of one generation only; the client may call both. */
  FakeTrueFoundry(String base) {
    super("truefoundry", base);
  }

  String url() {
    return origin();
  }

  /** Returns the body of the only request as JSON. */
  JsonValue onlyBody() {
    return JsonValue.parse(onlyRequest().getBodyAsString());
  }

  /** Opens a client of this server, of which no retry really waits; it ends with the test. */
  TrueFoundryClient client() {
    return client(TrueFoundryService.ML);
  }

  /** Opens such a client of one generation. */
  TrueFoundryClient client(TrueFoundryService service) {
    return untilTheEnd(
        TrueFoundryClient.builder()
            .host(url())
            .apiKey(API_KEY)
            .service(service)
            .config(config())
            .build());
  }

  static ClientConfig config() {
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }
}
