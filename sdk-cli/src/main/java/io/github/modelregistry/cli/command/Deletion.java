package io.github.modelregistry.cli.command;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.registry.capability.VersionDeletionRequest;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;
import org.jspecify.annotations.Nullable;

/** One model or version that a user wants to delete: checked first, deleted afterwards. */
final class Deletion {

  private final ModelRef model;
  private final @Nullable VersionDeletionRequest version;
  private String question = "";

  private Deletion(ModelRef model, @Nullable VersionDeletionRequest version) {
    this.model = model;
    this.version = version;
  }

  /**
   * Reads a ref.
   *
   * @throws InvalidRequestException if it is none, or means the latest version
   */
  static Deletion parse(String ref) {
    if (ModelVersionRef.looksLikeOne(ref)) {
      ModelVersionRef version = ModelVersionRef.parse(ref);
      return new Deletion(version.model(), VersionDeletionRequest.of(version));
    }
    return new Deletion(ModelRef.parse(ref), null);
  }

  /** Returns the ref. */
  String ref() {
    return version == null ? model.toString() : version.version().toString();
  }

  /** Returns the question to be confirmed, after {@link #check}. */
  String question() {
    return question;
  }

  /**
   * Checks that it exists and may be deleted.
   *
   * @param allVersions whether a model may be deleted with its versions
   */
  void check(ModelRegistries registries, boolean allVersions) {
    ModelRegistry registry = registries.registry(model.registry());
    if (version != null) {
      registry.require(VersionDeletion.class);
      registry.require(VersionListing.class).version(version.version());
      question = "Delete the version " + ref() + " of " + description(registry.get(model)) + "?";
      return;
    }
    registry.require(ModelDeletion.class);
    RegisteredModel found = registry.get(model);
    long versions = registry.capability(VersionListing.class).map(all -> count(all)).orElse(0L);
    if (versions > 0 && !allVersions) {
      throw new InvalidRequestException(
          ref(),
          "it has "
              + versions
              + (versions == 1 ? " version" : " versions")
              + ": add --all-versions to delete the model with them, or name a version to delete");
    }
    question =
        "Delete "
            + description(found)
            + (versions == 0 ? "" : " with its versions: " + versions)
            + "?";
  }

  private long count(VersionListing listing) {
    return listing.versions(model).stream().count();
  }

  private static String description(RegisteredModel found) {
    return "the model " + found.ref() + (found.name() == null ? "" : " '" + found.name() + "'");
  }

  void perform(ModelRegistries registries) {
    ModelRegistry registry = registries.registry(model.registry());
    if (version == null) {
      registry.require(ModelDeletion.class).delete(model);
    } else {
      registry.require(VersionDeletion.class).delete(version);
    }
  }
}
