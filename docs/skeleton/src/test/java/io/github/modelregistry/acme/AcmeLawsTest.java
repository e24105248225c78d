package io.github.modelregistry.acme;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.server.Faults;
import io.github.modelregistry.sandbox.internal.server.VendorServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Acme's driver passes the laws of the facade. */
class AcmeLawsTest implements ModelRegistryLaws {

  private final AcmeSimulator simulator = new AcmeSimulator();
  private final VendorServer server = VendorServer.start("acme", simulator);

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public ModelRegistryProvider provider() {
    return new AcmeModelRegistryProvider();
  }

  @Override
  public Settings settings() {
    return Settings.of(
        Map.of("ACME_URL", server.origin().toString(), "ACME_API_KEY", AcmeSimulator.API_KEY));
  }

  @Override
  public String secret() {
    return AcmeSimulator.API_KEY;
  }

  @Override
  public List<String> holdModels(int count) {
    return IntStream.range(0, count).mapToObj(i -> simulator.addModel("model-" + i)).toList();
  }

  @Override
  public List<String> holdTwins() {
    return List.of(simulator.addModel("twin"), simulator.addModel("twin"));
  }

  @Override
  public String unknownId() {
    return "m-999";
  }

  @Override
  public void respondAlways(int status, String contentType, String body) {
    simulator
        .faults()
        .respondAlways(new SandboxResponse(status, Map.of("Content-Type", contentType), body));
  }

  @Override
  public void throttleOnce() {
    simulator.faults().failNext(1, new Faults.Failure(429, Map.of(), null));
  }

  @Override
  public int requests() {
    return server.wireMock().getAllServeEvents().size();
  }
}
