package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way, against a server that keeps state, logs users in and judges requests. */
class SandboxTest {

  private static ModelRegistrySandbox sandbox = null;

  @BeforeAll
  static void start() {
    sandbox = ModelRegistrySandbox.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void reset() {
    sandbox.wallaroo().reset();
  }

  @Test
  void aModelHasOnlyItsOwnTwoVersionsInBothFormsOfTheList() {
    List<ModelVersion> nested = versionsOfTheSample();
    sandbox.wallaroo().flatRows();
    List<ModelVersion> flat = versionsOfTheSample();

    assertThat(nested).extracting(ModelVersion::version).containsExactly("1216", "1215");
    assertThat(flat).isEqualTo(nested);
  }

  @Test
  void theVersionsOfAModelAreAskedForInItsWorkspace() {
    versionsOfTheSample();

    assertThat(sandbox.wallaroo().calls())
        .extracting(call -> call.getUrl().substring("/v1/api/".length()))
        .containsExactly("workspaces/list", "models/get_by_id", "models/list_versions_for_model");
  }

  @Test
  void aTokenThatEndsIsRenewedUnnoticed() {
    try (ModelRegistries all = registries()) {
      all.registry("wallaroo").checkHealth();
      sandbox.wallaroo().expireAllTokens();

      assertThat(all.registry("wallaroo").get(ModelRef.of("wallaroo", "839")).name())
          .isEqualTo("yolov8n-openvino");
    }
  }

  @Test
  void whatIsUploadedIsFoundAndBecomesReady() {
    WallarooSandbox wallaroo = sandbox.wallaroo();
    try (WallarooClient client =
        WallarooClient.builder().url(wallaroo.baseUrl()).token(wallaroo.token()).build()) {
      byte[] bytes = {1, 2, 3};
      UploadResponse receipt =
          client
              .models()
              .uploadAndConvert(
                  q ->
                      q.metadata(Uploads.metadata("churn", Framework.ONNX))
                          .file(UploadSource.of(bytes, "c.onnx")));
      long versionId = receipt.insertModels().returning().get(0).versions().get(0).id();

      RegisteredModel model = client.registry().findByName("churn").get(0);
      VersionListing versions = client.registry().require(VersionListing.class);

      assertThat(model.latestVersion()).isEqualTo(Long.toString(versionId));
      assertThat(model.status()).isEqualTo(ModelStatus.PENDING);
      assertThat(model.sizeBytes()).isEqualTo(3);
      assertThat(model.sha256())
          .isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
      wallaroo.setStatus(versionId, "error", "No inference builder.");
      ModelVersion failed = versions.version(model.ref().latest());
      assertThat(failed.status()).isEqualTo(ModelStatus.FAILED);
      assertThat(failed.statusMessage()).isEqualTo("No inference builder.");
    }
  }

  private static List<ModelVersion> versionsOfTheSample() {
    try (ModelRegistries all = registries()) {
      return all
          .registry("wallaroo")
          .require(VersionListing.class)
          .versions(ModelRef.parse("wallaroo:1218"))
          .stream()
          .toList();
    }
  }

  private static ModelRegistries registries() {
    Map<String, String> environment = sandbox.wallaroo().environment();
    return ModelRegistries.fromSettings(Settings.of(environment));
  }
}
