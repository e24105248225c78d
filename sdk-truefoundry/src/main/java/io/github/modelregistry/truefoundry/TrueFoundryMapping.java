package io.github.modelregistry.truefoundry;

import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.truefoundry.model.ExternalSource;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.ModelFramework;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.ModelManifestSource;
import io.github.modelregistry.truefoundry.model.Subject;
import io.github.modelregistry.truefoundry.model.TrueFoundrySource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TrueFoundry's words in ours. What the vendor does not tell stays null. */
final class TrueFoundryMapping {

  /** The newest first. A version without a number, which no server was seen to send, comes last. */
  static final Comparator<io.github.modelregistry.truefoundry.model.ModelVersion> NEWEST_FIRST =
      Comparator.comparing(
          version -> version.manifest().version(), Comparator.nullsLast(Comparator.reverseOrder()));

  private final String registryName;

  TrueFoundryMapping(String registryName) {
    this.registryName = registryName;
  }

  RegisteredModel model(Model model) {
    var latest = model.latestVersion();
    ModelManifest manifest = latest == null ? null : latest.manifest();
    return RegisteredModel.builder()
        .ref(ModelRef.of(registryName, model.id()))
        .vendor(TrueFoundryClient.VENDOR)
        .name(model.name())
        .namespace(namespace(model))
        .qualifiedName(model.fqn())
        .description(manifest == null ? null : manifest.description())
        .status(latest == null ? ModelStatus.EMPTY : ModelStatus.READY)
        .createdAt(instant(model.createdAt()))
        .updatedAt(instant(model.updatedAt()))
        .createdBy(createdBy(model.createdBySubject()))
        .latestVersion(latest == null ? null : versionToken(latest))
        .framework(manifest == null ? null : framework(manifest.framework()))
        .uri(manifest == null ? null : uri(manifest.source()))
        .raw(model)
        .build();
  }

  ModelVersion version(
      Model model, io.github.modelregistry.truefoundry.model.ModelVersion version) {
    ModelManifest manifest = version.manifest();
    return ModelVersion.builder()
        .ref(ModelRef.of(registryName, model.id()).version(versionToken(version)))
        .vendorId(version.id())
        .name(manifest.name() == null ? model.name() : manifest.name())
        .status(ModelStatus.READY)
        .createdAt(instant(version.createdAt()))
        .createdBy(createdBy(version.createdBySubject()))
        .framework(framework(manifest.framework()))
        .tags(version.tags())
        .uri(uri(manifest.source()))
        .raw(version)
        .build();
  }

  /**
   * Returns what users type behind the {@code @}: the version's number, or else the suffix of its
   * qualified name, or else its id.
   */
  static String versionToken(io.github.modelregistry.truefoundry.model.ModelVersion version) {
    Long number = version.manifest().version();
    if (number != null) {
      return number.toString();
    }
    String suffix = QualifiedName.parse(version.fqn()).version();
    return suffix == null ? version.id() : suffix;
  }

  /** Returns whether a version is meant by the token: its number, one of its aliases, or its id. */
  static boolean isMeant(
      io.github.modelregistry.truefoundry.model.ModelVersion version, String token) {
    return List.of(versionToken(version), version.id()).contains(token)
        || token.equals(version.manifest().versionAlias())
        || token.equals(version.versionAlias());
  }

  private static String namespace(Model model) {
    String repository = QualifiedName.parse(model.fqn()).repository();
    return repository == null ? model.mlRepoId() : repository;
  }

  private static String createdBy(Subject subject) {
    if (subject.subjectSlug() != null) {
      return subject.subjectSlug();
    }
    String displayName = subject.subjectDisplayName();
    return displayName == null ? subject.subjectId() : displayName;
  }

  /** The type's text stands in every form, the unknown ones included. */
  private static @Nullable String framework(@Nullable ModelFramework framework) {
    if (framework == null) {
      return null;
    }
    if (framework.asTransformersFramework() != null) {
      return framework.asTransformersFramework().type().value();
    }
    if (framework.asSklearnFramework() != null) {
      return framework.asSklearnFramework().type().value();
    }
    if (framework.asXgboostFramework() != null) {
      return framework.asXgboostFramework().type().value();
    }
    if (framework.asPlainFramework() != null) {
      return framework.asPlainFramework().type().value();
    }
    var type = framework.json() == null ? null : framework.json().get("type");
    return type == null || type.isNull() ? null : type.asString();
  }

  private static @Nullable String uri(ModelManifestSource source) {
    TrueFoundrySource own = source.asTrueFoundrySource();
    if (own != null) {
      return own.uri();
    }
    ExternalSource external = source.asExternalSource();
    return external == null ? null : external.uri();
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
