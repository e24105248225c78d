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
import io.github.modelregistry.truefoundry.model.Version;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Maps TrueFoundry's models to the facade's. Fields that the vendor does not provide stay null. */
final class TrueFoundryMapping {

  /** The newest first. A version without a number, which no server was seen to send, comes last. */
  static final Comparator<Version> NEWEST_FIRST =
      Comparator.comparing(
          TrueFoundryMapping::number, Comparator.nullsLast(Comparator.reverseOrder()));

  private final String registryName;

  TrueFoundryMapping(String registryName) {
    this.registryName = registryName;
  }

  RegisteredModel model(Model model) {
    var latest = model.latestVersion();
    ModelManifest manifest = latest == null ? null : latest.manifestOrNull();
    return RegisteredModel.builder()
        .ref(ModelRef.received(registryName, model.id()))
        .vendor(TrueFoundryClient.VENDOR)
        .name(model.nameOrNull())
        .namespace(namespace(model))
        .qualifiedName(model.fqnOrNull())
        .description(manifest == null ? null : manifest.description())
        .status(latest == null ? ModelStatus.NO_ARTIFACT : ModelStatus.READY)
        .createdAt(instant(model.createdAt()))
        .updatedAt(instant(model.updatedAt()))
        .createdBy(createdBy(model.createdBySubjectOrNull()))
        .latestVersion(latest == null ? null : tokenOrNull(latest))
        .framework(framework(manifest))
        .uri(uri(manifest))
        .raw(model)
        .build();
  }

  ModelVersion version(Model model, Version version) {
    return version(ModelRef.received(registryName, model.id()), model.nameOrNull(), version);
  }

  ModelVersion version(ModelRef model, @Nullable String modelName, Version version) {
    ModelManifest manifest = version.manifestOrNull();
    String name = manifest == null ? null : manifest.name();
    return ModelVersion.builder()
        .ref(model.receivedVersion(versionToken(version)))
        .vendorId(version.idOrNull())
        .name(name == null ? modelName : name)
        .status(ModelStatus.READY)
        .createdAt(instant(version.createdAt()))
        .createdBy(createdBy(version.createdBySubjectOrNull()))
        .framework(framework(manifest))
        .tags(version.tags())
        .uri(uri(manifest))
        .raw(version)
        .build();
  }

  /**
   * Returns what users type after the {@code @}: the version's number, or else the suffix of its
   * qualified name, or else its id.
   */
  static String versionToken(Version version) {
    String token = tokenOrNull(version);
    return token == null ? version.id() : token;
  }

  private static @Nullable String tokenOrNull(Version version) {
    Long number = number(version);
    if (number != null) {
      return number.toString();
    }
    String name = version.fqnOrNull();
    String suffix = name == null ? null : QualifiedName.parse(name).version();
    return suffix == null ? version.idOrNull() : suffix;
  }

  /** Returns whether a version is meant by the token: its number, its alias, or its id. */
  static boolean isMeant(Version version, String token) {
    return token.equals(tokenOrNull(version))
        || token.equals(alias(version))
        || token.equals(version.idOrNull());
  }

  /** Only some servers repeat the alias beside the manifest; it is the manifest's that counts. */
  private static @Nullable String alias(Version version) {
    ModelManifest manifest = version.manifestOrNull();
    String alias = manifest == null ? null : manifest.versionAlias();
    return alias == null ? version.versionAlias() : alias;
  }

  private static @Nullable Long number(Version version) {
    ModelManifest manifest = version.manifestOrNull();
    return manifest == null ? null : manifest.version();
  }

  private static @Nullable String namespace(Model model) {
    String name = model.fqnOrNull();
    String repository = name == null ? null : QualifiedName.parse(name).repository();
    return repository == null ? model.mlRepoIdOrNull() : repository;
  }

  private static @Nullable String createdBy(@Nullable Subject subject) {
    if (subject == null) {
      return null;
    }
    if (subject.subjectSlug() != null) {
      return subject.subjectSlug();
    }
    String displayName = subject.subjectDisplayName();
    return displayName == null ? subject.subjectIdOrNull() : displayName;
  }

  /** The type's text, which stands in every form of a framework, the unknown ones included. */
  private static @Nullable String framework(@Nullable ModelManifest manifest) {
    ModelFramework framework = manifest == null ? null : manifest.framework();
    return framework == null ? null : framework.discriminator();
  }

  private static @Nullable String uri(@Nullable ModelManifest manifest) {
    ModelManifestSource source = manifest == null ? null : manifest.sourceOrNull();
    if (source == null) {
      return null;
    }
    TrueFoundrySource own = source.asTrueFoundrySource();
    if (own != null) {
      return own.uri();
    }
    ExternalSource external = source.asExternalSource();
    return external == null ? null : external.uriOrNull();
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
