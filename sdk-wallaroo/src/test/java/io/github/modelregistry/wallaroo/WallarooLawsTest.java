package io.github.modelregistry.wallaroo;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelDeletionLaws;
import io.github.modelregistry.contract.ModelLogsLaws;
import io.github.modelregistry.contract.ModelRegistrationLaws;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.contract.VersionDeletionLaws;
import io.github.modelregistry.contract.VersionListingLaws;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.WallarooSandbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wallaroo's driver passes the laws of the facade; a user logs in. */
class WallarooLawsTest
    implements ModelRegistryLaws,
        VersionDeletionLaws,
        VersionListingLaws,
        ModelRegistrationLaws,
        ModelDeletionLaws,
        ModelLogsLaws {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).empty());

  private WallarooSandbox server = null;
  private long version;

  @BeforeEach
  void remember(WallarooSandbox sandbox) {
    server = sandbox;
  }

  @Override
  public ModelRegistryProvider provider() {
    return new WallarooModelRegistryProvider();
  }

  /** With them the driver asks the sandbox's Keycloak for tokens. */
  @Override
  public Settings settings() {
    return Settings.of(server.environment());
  }

  @Override
  public String secret() {
    return server.password();
  }

  /** The models lie in the user's own workspace and in a new one, with an empty one between. */
  @Override
  public List<String> holdModels(int count) {
    long risk = server.addWorkspace("risk");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "model-" + i;
      long id = i < count / 2 ? server.addModel(name) : server.addModel(risk, name);
      server.addVersion(id);
      ids.add(Long.toString(id));
    }
    return ids;
  }

  /** A name is unique in its workspace only. */
  @Override
  public List<String> holdTwins() {
    long one = server.addModel("twin");
    long other = server.addModel(server.addWorkspace("risk"), "twin");
    return List.of(Long.toString(one), Long.toString(other));
  }

  @Override
  public String unknownId() {
    return "999999";
  }

  @Override
  public String holdVersions(int count) {
    long id = server.addModel("many");
    for (int i = 0; i < count; i++) {
      server.addVersion(id);
    }
    return Long.toString(id);
  }

  @Override
  public RegistrationRequest.Builder registration() {
    return RegistrationRequest.builder().namespace("108").framework("onnx");
  }

  @Override
  public String unknownVersion() {
    return "3";
  }

  @Override
  public String holdPending() {
    long id = server.addModel("slow");
    version = server.addVersion(id);
    server.startConversion(version);
    return Long.toString(id);
  }

  @Override
  public String holdFailing() {
    long id = server.addModel("broken");
    server.failNextConversion("no InferenceBuilder");
    server.startConversion(server.addVersion(id));
    return Long.toString(id);
  }

  @Override
  public String holdUnfinished() {
    long id = server.addModel("stuck");
    version = server.addVersion(id);
    server.setStatus(version, "attempting_load_container", null);
    return Long.toString(id);
  }

  @Override
  public void addLogLines(String modelId, List<String> texts) {
    texts.forEach(text -> server.addLogLine(version, text));
  }

  @Override
  public void respondAlways(int status, String contentType, String body) {
    server.respondAlways(status, contentType, body);
  }

  @Override
  public void throttleOnce() {
    server.failNext(1, 429);
  }

  @Override
  public int requests() {
    return server.calls().size();
  }
}
