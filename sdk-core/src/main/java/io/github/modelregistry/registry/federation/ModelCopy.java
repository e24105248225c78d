package io.github.modelregistry.registry.federation;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.internal.copy.CopiedArtifact;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.FieldRequirement;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.transfer.Artifact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One copy from a registry to another: checked as a whole before the first byte. */
final class ModelCopy {

  private final CopyRequest request;
  private final ModelRegistry source;
  private final ModelRegistry target;

  ModelCopy(CopyRequest request, ModelRegistry source, ModelRegistry target) {
    this.request = request;
    this.source = source;
    this.target = target;
  }

  Registration run() {
    ModelDownload download = source.require(ModelDownload.class);
    ModelRegistration registration = target.require(ModelRegistration.class);
    RegistrationRequirements needs = registration.requirements();
    ModelFiles files = download.files(request.source());
    CopiedArtifact copied =
        CopiedArtifact.of(
            download, files, request.fileName(), request.isArchived() && !needs.acceptsTree());
    RegistrationRequest.Builder builder = registration(needs, files);
    RegistrationRequest wanted = builder.artifact(copied.announced()).build();
    check(registration.problems(wanted), wanted, needs, files);
    try (copied) {
      Artifact artifact = copied.artifact(needs.lengthRequired());
      if (request.progress() != null) {
        artifact = artifact.withProgress(request.progress());
      }
      Registration made = registration.register(builder.artifact(artifact).build());
      verify(made, copied.sha256());
      return made;
    }
  }

  private RegistrationRequest.Builder registration(
      RegistrationRequirements needs, ModelFiles files) {
    RegisteredModel model = source.get(files.model());
    RegistrationRequest.Builder registration = RegistrationRequest.builder();
    if (model.name() != null) {
      registration.name(model.name());
    }
    if (needs.description() != FieldRequirement.NOT_ACCEPTED) {
      registration.description(model.description());
    }
    String framework = framework(model, files.version());
    boolean known =
        framework != null
            && (needs.frameworks().isEmpty() || needs.frameworks().contains(framework));
    if (needs.framework() != FieldRequirement.NOT_ACCEPTED && known) {
      registration.framework(framework);
    }
    request.registration().accept(registration);
    return registration;
  }

  private @Nullable String framework(RegisteredModel model, @Nullable ModelVersionRef version) {
    if (version == null) {
      return model.framework();
    }
    return source
        .capability(VersionListing.class)
        .map(listing -> listing.version(version).framework())
        .orElse(model.framework());
  }

  private void check(
      List<String> found,
      RegistrationRequest wanted,
      RegistrationRequirements needs,
      ModelFiles files) {
    List<String> problems = new ArrayList<>(found);
    if (request.fileName() != null && files.files().size() > 1) {
      problems.add("fileName: there are " + files.files().size() + " files; leave it out");
    }
    boolean nameless = files.files().size() == 1 && files.files().get(0).path() == null;
    if (nameless && request.fileName() == null && found.stream().anyMatch(ModelCopy::isOfFile)) {
      problems.add("fileName: set it, because the source does not state the name of the file");
    }
    if (wanted.artifact().isTree() && !needs.acceptsTree()) {
      problems.add(
          "archive: set it to copy the " + files.files().size() + " files as one zip archive");
    }
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(
          "copy of " + request.source() + " to " + request.target(), problems);
    }
  }

  private @Nullable String stored(Registration made, ModelVersionRef version) {
    try {
      return target
          .capability(VersionListing.class)
          .map(listing -> listing.version(version).sha256())
          .orElse(null);
    } catch (RegistryException unreadable) {
      throw new DecodingException(
          null,
          "$",
          made + " is registered, but not compared: its SHA-256 cannot be read",
          null,
          unreadable);
    }
  }

  private static boolean isOfFile(String problem) {
    return problem.startsWith("artifact:");
  }

  /** The target may hash what it has got. */
  private void verify(Registration made, @Nullable String sent) {
    ModelVersion version = made.modelVersion();
    if (sent == null || version == null) {
      return;
    }
    String stored = version.sha256() == null ? stored(made, version.ref()) : version.sha256();
    if (stored != null && !stored.equalsIgnoreCase(sent)) {
      throw new DecodingException(
          "$", made + " is not equal to its source: its SHA-256 is " + stored + ", not " + sent);
    }
  }
}
