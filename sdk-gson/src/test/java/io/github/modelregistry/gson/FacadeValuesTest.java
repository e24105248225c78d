package io.github.modelregistry.gson;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.testkit.VendorDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models and versions of all vendors, as the sandbox has them, go through Gson whole. */
@ExtendWith(SandboxExtension.class)
class FacadeValuesTest {

  private static final List<RegisteredModel> MODELS = new ArrayList<>();
  private static final List<ModelVersion> VERSIONS = new ArrayList<>();

  @BeforeAll
  static void list(ModelRegistrySandbox sandbox) {
    try (ModelRegistries all = ModelRegistries.fromSettings(Settings.of(sandbox.environment()));
        FederatedModels models = all.models()) {
      for (RegisteredModel model : models) {
        MODELS.add(model);
        all.registry(model.registry())
            .capability(VersionListing.class)
            .ifPresent(listing -> listing.versions(model.ref()).forEach(VERSIONS::add));
      }
    }
  }

  static Stream<Gson> gsons() {
    return Stream.of(Gsons.registered(), Gsons.withSettings());
  }

  @ParameterizedTest
  @MethodSource("gsons")
  void modelsAreReadBackEqualWithTheVendorsObjectBehindThem(Gson gson) {
    assertThat(MODELS)
        .extracting(RegisteredModel::vendor)
        .containsAll(VendorDocuments.vendors())
        .contains("wallaroo");
    for (RegisteredModel model : MODELS) {
      String json = gson.toJson(model);
      RegisteredModel again = gson.fromJson(json, RegisteredModel.class);

      assertThat(again).isEqualTo(model);
      assertThat(again.rawJson()).isEqualTo(model.rawJson());
      assertThat(again.toJson()).isEqualTo(model.toJson());
      JsonModel raw = model.raw(JsonModel.class).orElseThrow();
      assertThat(again.raw(raw.getClass()).orElseThrow()).isEqualTo(raw);
    }
  }

  @ParameterizedTest
  @MethodSource("gsons")
  void versionsAreReadBackEqualWithTheVendorsObjectBehindThem(Gson gson) {
    assertThat(VERSIONS).hasSizeGreaterThan(3);
    for (ModelVersion version : VERSIONS) {
      String json = gson.toJson(version);
      ModelVersion again = gson.fromJson(json, ModelVersion.class);

      assertThat(again).isEqualTo(version);
      assertThat(again.rawJson()).isEqualTo(version.rawJson());
    }
  }
}
