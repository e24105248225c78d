package io.github.modelregistry.wallaroo;

import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.wallaroo.model.ConfiguredModelVersion;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.FileInfo;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.Model;
import io.github.modelregistry.wallaroo.model.ModelConfig;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.ModelRuntime;
import io.github.modelregistry.wallaroo.model.ModelVersionDetails;
import io.github.modelregistry.wallaroo.model.ModelVersionStatus;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.Workspace;
import io.github.modelregistry.wallaroo.model.WorkspaceSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps Wallaroo's models to the facade's. Fields that the vendor does not provide stay null. */
final class WallarooMapping {

  /** By time of creation, then by id: the server's order is not to be relied upon. */
  static final Comparator<ConfiguredModelVersion> OLDEST_FIRST =
      Comparator.<ConfiguredModelVersion, @Nullable Instant>comparing(
              version -> instant(version.modelVersion().createdAt()),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(version -> version.modelVersion().id());

  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final String registryName;

  WallarooMapping(String registryName) {
    this.registryName = registryName;
  }

  ModelRef ref(long modelId) {
    return ModelRef.of(registryName, Long.toString(modelId));
  }

  /** Maps a row of either form: nested since 2024.1, flat before, where it is the model itself. */
  RegisteredModel model(ModelEntry entry, Workspace workspace) {
    Model model = entry.model();
    return model == null ? flat(entry, workspace) : nested(entry, model, workspace);
  }

  private RegisteredModel flat(ModelEntry row, Workspace workspace) {
    return RegisteredModel.builder()
        .ref(ref(WallarooRows.id(row)))
        .vendor(WallarooClient.VENDOR)
        .name(WallarooRows.name(row))
        .namespace(workspace.nameOrNull())
        .status(ModelStatus.UNKNOWN)
        .createdAt(instant(row.createdAt()))
        .updatedAt(instant(row.updatedAt()))
        .createdBy(told(row.ownerId()))
        .raw(row)
        .build();
  }

  private RegisteredModel nested(ModelEntry entry, Model model, Workspace workspace) {
    RegisteredModel.Builder builder =
        RegisteredModel.builder()
            .ref(ref(model.id()))
            .vendor(WallarooClient.VENDOR)
            .name(model.nameOrNull())
            .namespace(namespace(entry, workspace))
            .createdAt(instant(model.createdAt()))
            .updatedAt(instant(model.updatedAt()))
            .createdBy(createdBy(entry, model))
            .raw(entry);
    List<ConfiguredModelVersion> versions = usable(entry.modelVersions());
    if (versions.isEmpty()) {
      boolean none = entry.modelVersions() != null && entry.modelVersions().isEmpty();
      boolean certain = none && entry.skippedElements() == 0;
      return builder.status(certain ? ModelStatus.NO_ARTIFACT : ModelStatus.UNKNOWN).build();
    }
    ConfiguredModelVersion newest = versions.stream().max(OLDEST_FIRST).orElseThrow();
    var version = newest.modelVersion();
    String status = status(version);
    FileInfo file = version.fileInfoOrNull();
    return builder
        .status(status(status))
        .vendorStatus(status)
        .statusMessage(statusMessage(version.errorSummary()))
        .latestVersion(Long.toString(version.id()))
        .framework(framework(newest))
        .sizeBytes(file == null ? null : file.size())
        .sha256(file == null ? null : sha256(file.shaOrNull()))
        .build();
  }

  /** Returns the versions that have an id. */
  static List<ConfiguredModelVersion> usable(@Nullable List<ConfiguredModelVersion> versions) {
    return versions == null
        ? List.of()
        : versions.stream()
            .filter(each -> each.modelVersionOrNull() != null)
            .filter(each -> each.modelVersion().idOrNull() != null)
            .toList();
  }

  private static @Nullable String namespace(ModelEntry entry, Workspace workspace) {
    WorkspaceSummary own = entry.workspace();
    return own == null ? workspace.nameOrNull() : own.nameOrNull();
  }

  ModelVersion version(ModelRef model, ConfiguredModelVersion configured) {
    var version = configured.modelVersion();
    String status = status(version);
    FileInfo file = version.fileInfoOrNull();
    return ModelVersion.builder()
        .ref(model.version(Long.toString(version.id())))
        .vendorId(file == null ? null : file.versionOrNull())
        .name(version.nameOrNull())
        .status(status(status))
        .vendorStatus(status)
        .statusMessage(statusMessage(version.errorSummary()))
        .createdAt(instant(version.createdAt()))
        .createdBy(told(version.createdBy()))
        .sizeBytes(file == null ? null : file.size())
        .sha256(file == null ? null : sha256(file.shaOrNull()))
        .framework(framework(configured))
        .uri(version.imagePath())
        .deployed(version.deployed())
        .raw(configured)
        .build();
  }

  /** Maps a short row, where a server shows no more of a version. */
  ModelVersion version(ModelRef model, ModelVersionSummary row) {
    return ModelVersion.builder()
        .ref(model.version(Long.toString(row.id())))
        .vendorId(row.versionUuidOrNull())
        .name(row.modelNameOrNull())
        .status(status(row.status()))
        .vendorStatus(row.status())
        .sha256(sha256(row.shaOrNull()))
        .uri(row.imagePath())
        .raw(row)
        .build();
  }

  static ModelStatus status(@Nullable String word) {
    if (word == null) {
      return ModelStatus.UNKNOWN;
    }
    if (word.equals("ready")) {
      return ModelStatus.READY;
    }
    if (word.equals("error")) {
      return ModelStatus.FAILED;
    }
    boolean underWay =
        word.equals("uploading")
            || word.equals("converting")
            || word.startsWith("pending_")
            || word.startsWith("attempting_");
    return underWay ? ModelStatus.PENDING : ModelStatus.UNKNOWN;
  }

  /** The version that was made with the model knows who made it; the owner is mostly a blank. */
  private static @Nullable String createdBy(ModelEntry entry, Model model) {
    Instant created = instant(model.createdAt());
    if (created != null) {
      for (ConfiguredModelVersion configured : usable(entry.modelVersions())) {
        String creator = told(configured.modelVersion().createdBy());
        if (creator != null && created.equals(instant(configured.modelVersion().createdAt()))) {
          return creator;
        }
      }
    }
    return told(model.ownerIdOrNull());
  }

  /** Servers send nothing, or two quotation marks, for an unknown person. */
  private static @Nullable String told(@Nullable String person) {
    return person == null || person.isEmpty() || person.equals("\"\"") ? null : person;
  }

  /** Servers send the word null where there is no message. */
  private static @Nullable String statusMessage(@Nullable String summary) {
    return summary == null || summary.isEmpty() || summary.equals("null") ? null : summary;
  }

  private static @Nullable String status(ModelVersionDetails version) {
    ModelVersionStatus status = version.statusOrNull();
    return status == null ? null : status.value();
  }

  private static @Nullable String framework(ConfiguredModelVersion configured) {
    Conversion conversion = configured.modelVersion().conversion();
    if (conversion != null) {
      Framework framework = conversion.frameworkOrNull();
      return framework == null ? null : framework.value();
    }
    ModelConfig config = configured.configOrNull();
    ModelRuntime runtime = config == null ? null : config.runtimeOrNull();
    return runtime == null || runtime.value().equals("flight") ? null : runtime.value();
  }

  private static @Nullable String sha256(@Nullable String sha) {
    return sha != null && SHA256.matcher(sha).matches() ? sha : null;
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
