package io.github.modelregistry.sensei;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sensei's driver passes the laws of the facade; the client logs in. */
class SenseiLawsTest extends ModelRegistryLaws {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).empty());

  private SenseiSandbox server = null;

  @BeforeEach
  void remember(SenseiSandbox sandbox) {
    server = sandbox;
  }

  @Override
  protected ModelRegistryProvider provider() {
    return new SenseiModelRegistryProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(server.environment());
  }

  @Override
  protected String secret() {
    return server.clientSecret();
  }

  @Override
  protected List<String> holdModels(int count) {
    return IntStream.range(0, count).mapToObj(i -> server.addModel("model-" + i)).toList();
  }

  @Override
  protected List<String> holdTwins() {
    return List.of(server.addModel("twin"), server.addModel("twin"));
  }

  @Override
  protected String unknownId() {
    return "00000000-0000-4000-8000-00000000dead";
  }

  @Override
  protected void answerAlways(int status, String contentType, String body) {
    server.answerAlways(status, contentType, body);
  }

  @Override
  protected void throttleOnce() {
    server.failNext(1, 429);
  }

  @Override
  protected int requests() {
    return server.calls().size();
  }
}
