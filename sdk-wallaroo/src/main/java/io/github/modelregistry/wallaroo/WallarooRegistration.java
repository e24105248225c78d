package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Accelerator;
import io.github.modelregistry.wallaroo.model.AcceleratorName;
import io.github.modelregistry.wallaroo.model.Architecture;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.InsertedBatch;
import io.github.modelregistry.wallaroo.model.InsertedVersion;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploads models to Wallaroo, with or without a conversion, as the vendor's own client does. */
final class WallarooRegistration implements ModelRegistration {

  private final WallarooClient client;
  private final WallarooWorkspaces workspaces;
  private final WallarooMapping mapping;
  private final RegistrationRequirements requirements;

  WallarooRegistration(
      WallarooClient client, WallarooWorkspaces workspaces, WallarooMapping mapping) {
    this.client = client;
    this.workspaces = workspaces;
    this.mapping = mapping;
    this.requirements = RegistrationCheck.requirements(client.workspace());
  }

  @Override
  public RegistrationRequirements requirements() {
    return requirements;
  }

  @Override
  public List<String> problems(RegistrationRequest request) {
    return RegistrationCheck.problems(request, requirements);
  }

  @Override
  public RegistrationOptions options(Map<String, String> texts) {
    return WallarooRegistrationOptions.TABLE
        .read(texts, WallarooRegistrationOptions.builder())
        .build();
  }

  @Override
  public Registration register(RegistrationRequest request) {
    List<String> problems = problems(request);
    if (!problems.isEmpty()) {
      throw new InvalidRequestException("registration at Wallaroo", problems);
    }
    WallarooRegistrationOptions options = RegistrationCheck.options(request);
    String framework = Objects.requireNonNull(request.framework());
    long workspace = workspaces.id(request.namespace());
    UploadMetadata.Builder metadata =
        UploadMetadata.builder()
            .name(request.name())
            .visibility(options.visibility())
            .workspaceId(workspace)
            .conversion(conversion(framework, options));
    Optional.ofNullable(options.inputSchema())
        .map(ArrowSchema::base64)
        .ifPresent(metadata::inputSchema);
    Optional.ofNullable(options.outputSchema())
        .map(ArrowSchema::base64)
        .ifPresent(metadata::outputSchema);
    Boolean convert = options.convert();
    boolean converts = convert == null ? !RegistrationCheck.NATIVE.contains(framework) : convert;
    long version = upload(metadata.build(), request.artifact().singleFile(), converts);
    ModelVersionSummary row = row(request.name(), version);
    return Registration.ofVersion(mapping.version(mapping.ref(row.modelPrimaryId()), row));
  }

  private Conversion conversion(String framework, WallarooRegistrationOptions options) {
    Architecture arch = options.arch();
    Accelerator accel = options.accel();
    Conversion.Builder conversion =
        Conversion.builder()
            .framework(Framework.of(framework))
            .pythonVersion(options.pythonVersion())
            .requirements(options.requirements())
            .accel(accel == null ? Accelerator.of(AcceleratorName.NONE) : accel);
    Optional.ofNullable(arch == null ? defaultArch() : arch).ifPresent(conversion::arch);
    Optional.ofNullable(options.frameworkConfig()).ifPresent(conversion::frameworkConfig);
    return conversion.build();
  }

  /** Models without an architecture were seen to stay in their conversion for ever. */
  private @Nullable Architecture defaultArch() {
    try {
      return client.platform().getPlatformConfig().defaultArch();
    } catch (ApiException | DecodingException notShown) {
      return null;
    }
  }

  private long upload(UploadMetadata metadata, UploadSource file, boolean converts) {
    UploadResponse response =
        converts
            ? client.models().uploadAndConvert(call -> call.metadata(metadata).file(file))
            : client.models().upload(call -> call.metadata(metadata).file(file));
    List<InsertedBatch> batches = response.insertModels().returning();
    List<InsertedVersion> versions = batches.isEmpty() ? List.of() : batches.get(0).versions();
    if (versions.isEmpty()) {
      throw new DecodingException(
          converts ? "uploadAndConvert" : "upload",
          "$.insert_models.returning[0].models[0].id",
          "the id of the new version is missing",
          response.toJson(),
          null);
    }
    return versions.get(0).id();
  }

  /** The response to an upload names the version alone; its row names the model. */
  private ModelVersionSummary row(String name, long version) {
    RegistryException failure = null;
    try {
      for (ModelVersionSummary row : client.models().listVersions(call -> call.modelName(name))) {
        if (Objects.equals(row.idOrNull(), version) && row.modelPrimaryIdOrNull() != null) {
          return row;
        }
      }
    } catch (RegistryException unlisted) {
      failure = unlisted;
    }
    throw new DecodingException(
        "listVersions",
        "$",
        "the upload succeeded and made version "
            + version
            + " of '"
            + name
            + "', but the id of its model cannot be read"
            + (failure == null ? "" : ": " + failure.getMessage()),
        null,
        failure);
  }
}
