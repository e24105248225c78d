package io.github.modelregistry.sensei;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelDeletionLaws;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.contract.ModelUpdateLaws;
import io.github.modelregistry.contract.RegisteredFilesLaws;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.OriginType;
import io.github.modelregistry.transfer.UploadSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sensei's driver passes the laws of the facade; the client logs in. */
class SenseiLawsTest
    implements ModelRegistryLaws, ModelUpdateLaws, ModelDeletionLaws, RegisteredFilesLaws {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).empty());

  private SenseiSandbox server = null;

  @BeforeEach
  void remember(SenseiSandbox sandbox) {
    server = sandbox;
  }

  @Override
  public ModelRegistryProvider provider() {
    return new SenseiModelRegistryProvider();
  }

  @Override
  public Settings settings() {
    return Settings.of(server.environment());
  }

  @Override
  public String secret() {
    return server.clientSecret();
  }

  @Override
  public List<String> holdModels(int count) {
    return IntStream.range(0, count).mapToObj(i -> server.addModel("model-" + i)).toList();
  }

  @Override
  public List<String> holdTwins() {
    return List.of(server.addModel("twin"), server.addModel("twin"));
  }

  @Override
  public String unknownId() {
    return "00000000-0000-4000-8000-00000000dead";
  }

  @Override
  public RegistrationRequest.Builder registration() {
    return RegistrationRequest.builder();
  }

  @Override
  public String holdChangeable() {
    server.sendEntityTags();
    String id = server.addModel("churn");
    server.patchModel(id, "{\"description\":\"before\",\"future\":{\"score\":1.10,\"none\":null}}");
    return id;
  }

  @Override
  public Set<String> changingFields() {
    return Set.of("name", "description", "updated");
  }

  @Override
  public List<HeldFiles> holdFiles() {
    byte[] file = new byte[100_003];
    new Random(11).nextBytes(file);
    NewModel model = NewModel.builder().name("fraud").originType(OriginType.OFFLINE).build();
    try (ModelRegistry registry = open()) {
      SenseiClient client = registry.unwrap(SenseiClient.class).orElseThrow();
      Model registered =
          client
              .models()
              .registerModel(q -> q.model(model).modelArtifact(UploadSource.of(file, "f.onnx")));
      return List.of(HeldFiles.of(registered.id(), null, Map.of(UNNAMED, file)));
    }
  }

  @Override
  public void cutDownloads(long afterBytes) {
    server.cutDownloads(1000, afterBytes);
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
