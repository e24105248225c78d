package io.github.modelregistry.truefoundry;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelDeletionLaws;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.contract.ModelUpdateLaws;
import io.github.modelregistry.contract.RegisteredFilesLaws;
import io.github.modelregistry.contract.VersionDeletionLaws;
import io.github.modelregistry.contract.VersionListingLaws;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TrueFoundry's driver keeps the laws of the facade. */
class TrueFoundryLawsTest
    implements ModelRegistryLaws,
        VersionDeletionLaws,
        VersionListingLaws,
        ModelUpdateLaws,
        ModelDeletionLaws,
        RegisteredFilesLaws {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).empty());

  private TrueFoundrySandbox server = null;

  @BeforeEach
  void remember(TrueFoundrySandbox sandbox) {
    server = sandbox;
  }

  @Override
  public ModelRegistryProvider provider() {
    return new TrueFoundryModelRegistryProvider();
  }

  @Override
  public Settings settings() {
    return Settings.of(server.environment());
  }

  @Override
  public String secret() {
    return server.token();
  }

  @Override
  public List<String> holdModels(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = server.addModel("model-" + i);
      server.addVersion(id);
      ids.add(id);
    }
    return ids;
  }

  /** A name is unique in its repository only. */
  @Override
  public List<String> holdTwins() {
    String one = server.addModel("twin");
    String other = server.addModel("other");
    server.patchModel(other, "{\"name\":\"twin\",\"fqn\":\"model:acme/elsewhere/twin\"}");
    return List.of(one, other);
  }

  @Override
  public String unknownId() {
    return "00000000-0000-4000-8000-00000000dead";
  }

  @Override
  public RegistrationRequest.Builder registration() {
    return RegistrationRequest.builder().namespace("support-ml");
  }

  @Override
  public String holdVersions(int count) {
    String id = server.addModel("many");
    for (int i = 0; i < count; i++) {
      server.addVersion(id);
    }
    return id;
  }

  @Override
  public String unknownVersion() {
    return "4711";
  }

  @Override
  public String holdChangeable() {
    String id = server.addModel("churn");
    server.addVersion(id);
    server.patchModel(id, "{\"future\":{\"score\":1.10,\"none\":null}}");
    return id;
  }

  @Override
  public boolean renames() {
    return false;
  }

  @Override
  public Set<String> changingFields() {
    return Set.of("latest_version", "updated_at");
  }

  @Override
  public List<HeldFiles> holdFiles() {
    HeldFiles first = register(1);
    return List.of(register(2), first);
  }

  private HeldFiles register(int number) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    bytes.put("a.txt", new byte[] {1, 2, (byte) number});
    bytes.put("empty.txt", new byte[0]);
    bytes.put("weights/deep/grün & <1>.bin", UploadSources.random(100_000 + number));
    try (ModelRegistry registry = open()) {
      TrueFoundryClient client = registry.unwrap(TrueFoundryClient.class).orElseThrow();
      client.files().registerModelVersion(Manifests.model("churn"), UploadSources.sources(bytes));
      return HeldFiles.of(client.models().listModels().data().get(0).id(), "" + number, bytes);
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
