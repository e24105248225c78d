package io.github.modelregistry.truefoundry;

import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.truefoundry.model.ArtifactManifest;
import io.github.modelregistry.truefoundry.model.ArtifactManifestType;
import io.github.modelregistry.truefoundry.model.MlRepoManifest;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.ModelManifestSource;
import io.github.modelregistry.truefoundry.model.ModelManifestType;
import io.github.modelregistry.truefoundry.model.TrueFoundrySource;
import io.github.modelregistry.truefoundry.model.TrueFoundrySourceType;
import java.util.Map;

/** Manifests to send. */
final class Manifests {

  private Manifests() {}

  /** Returns the manifest of a version of a model in the repo of the sandbox. */
  static ModelManifest model(String name) {
    return ModelManifest.builder()
        .type(ModelManifestType.MODEL_VERSION)
        .name(name)
        .mlRepo("support-ml")
        .metadata(JsonValue.object(Map.of("stars", JsonValue.number("4.50"))))
        .source(own())
        .step(0L)
        .build();
  }

  /** Returns the manifest of a version of an artifact in the repo of the sandbox. */
  static ArtifactManifest artifact(String name) {
    return ArtifactManifest.builder()
        .type(ArtifactManifestType.ARTIFACT_VERSION)
        .name(name)
        .mlRepo("support-ml")
        .metadata(JsonValue.object(Map.of()))
        .source(own())
        .step(0L)
        .build();
  }

  static MlRepoManifest repo(String name) {
    return JsonDocuments.read(
        """
        {"type":"ml-repo","name":"%s","storage_integration_fqn":"acme:aws:prod:blob-storage:acme-ml",
         "collaborators":[{"subject":"team:growth","role_id":"mlf-project-admin"}]}\
        """
            .formatted(name),
        MlRepoManifest.codec());
  }

  private static ModelManifestSource own() {
    return ModelManifestSource.of(
        TrueFoundrySource.builder().type(TrueFoundrySourceType.TRUEFOUNDRY).build());
  }
}
