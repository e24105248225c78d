package io.github.modelregistry.registry.federation;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.transfer.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to copy to which registry, and as what; see {@link ModelRegistries#copy}. Immutable.
 *
 * <p>Everything is checked before the first byte: whether both registries can do it, the name,
 * missing fields and options, several files where the target accepts one. What the target cannot
 * take is an {@link InvalidRequestException} that names all problems; a source without downloads,
 * or a target without registration, is an {@link
 * io.github.modelregistry.error.UnsupportedCapabilityException}.
 *
 * <p>The bytes are read from one registry while they are sent to the other; only where the target
 * needs a length that the source does not tell, they go through private temporary files. Length and
 * SHA-256 are checked where the registries tell them. If the copy fails, the source is unchanged,
 * and the target is left as {@link io.github.modelregistry.registry.capability.ModelRegistration}
 * describes.
 */
public final class CopyRequest {

  private final ModelFilesRequest source;
  private final String target;
  private final @Nullable String name;
  private final @Nullable String namespace;
  private final @Nullable String description;
  private final @Nullable String framework;
  private final @Nullable RegistrationOptions options;
  private final boolean archive;
  private final boolean unknownValuesAllowed;
  private final @Nullable ProgressListener progress;

  private CopyRequest(ModelFilesRequest source, String target, Builder builder) {
    this.source = source;
    this.target = target;
    name = builder.name;
    namespace = builder.namespace;
    description = builder.description;
    framework = builder.framework;
    options = builder.options;
    archive = builder.archive;
    unknownValuesAllowed = builder.unknownValuesAllowed;
    progress = builder.progress;
  }

  /** Returns a builder; a model or version and a target are required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the model or version to copy. */
  public ModelFilesRequest source() {
    return source;
  }

  /** Returns the name of the registry that gets the copy. */
  public String target() {
    return target;
  }

  /** Returns the name of the copy, or null for that of the model. */
  public @Nullable String name() {
    return name;
  }

  /** Returns the namespace of the copy, or null if not set. */
  public @Nullable String namespace() {
    return namespace;
  }

  /** Returns the description of the copy, or null for that of the model. */
  public @Nullable String description() {
    return description;
  }

  /** Returns the framework of the copy, or null for that of the model or version. */
  public @Nullable String framework() {
    return framework;
  }

  /** Returns the options of the target's vendor, or null if not set. */
  public @Nullable RegistrationOptions options() {
    return options;
  }

  /** Returns whether several files become one archive where the target accepts one file only. */
  public boolean isArchived() {
    return archive;
  }

  /** Returns whether values that the SDK does not know as valid are sent all the same. */
  public boolean unknownValuesAllowed() {
    return unknownValuesAllowed;
  }

  /** Returns the listener of the bytes sent, or null. */
  public @Nullable ProgressListener progress() {
    return progress;
  }

  @Override
  public String toString() {
    return "CopyRequest{" + source + " to " + target + "}";
  }

  /** Builds a request. Not thread-safe. */
  public static final class Builder {

    private @Nullable ModelFilesRequest source;
    private @Nullable String target;
    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable String description;
    private @Nullable String framework;
    private @Nullable RegistrationOptions options;
    private boolean archive;
    private boolean unknownValuesAllowed;
    private @Nullable ProgressListener progress;

    private Builder() {}

    /** Copies a model: its latest version, if it has versions. Replaces a version. */
    public Builder model(ModelRef model) {
      this.source = ModelFilesRequest.of(model);
      return this;
    }

    /** Copies a version, which may be {@code @latest}. Replaces a model. */
    public Builder version(ModelVersionRef version) {
      this.source = ModelFilesRequest.of(version);
      return this;
    }

    /** Sets the name of the registry that gets the copy; required. */
    public Builder target(String registry) {
      this.target = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /** Sets the name of the copy; that of the model by default. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets the namespace of the copy, where the target has namespaces; never the source's own. */
    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets the description; that of the model by default, where the target takes one. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets the framework; that of the model or version by default, where the target knows it. */
    public Builder framework(@Nullable String framework) {
      this.framework = framework;
      return this;
    }

    /** Sets the options of the target's vendor. */
    public Builder options(@Nullable RegistrationOptions options) {
      this.options = options;
      return this;
    }

    /**
     * Sets whether several files become one zip archive where the target accepts a single file.
     * False by default: then such a copy is refused.
     */
    public Builder archive(boolean archive) {
      this.archive = archive;
      return this;
    }

    /**
     * Sets whether values that this SDK does not know as valid are sent all the same; see {@link
     * io.github.modelregistry.registry.capability.RegistrationRequest.Builder#allowUnknownValues}.
     */
    public Builder allowUnknownValues(boolean allow) {
      this.unknownValuesAllowed = allow;
      return this;
    }

    /** Sets a listener that is told how many bytes have been sent to the target. */
    public Builder progress(@Nullable ProgressListener progress) {
      this.progress = progress;
      return this;
    }

    /**
     * Creates the request.
     *
     * @throws InvalidRequestException if the model or version, or the target is missing
     */
    public CopyRequest build() {
      List<String> problems = new ArrayList<>();
      if (source == null) {
        problems.add("set the model or the version to copy");
      }
      if (target == null) {
        problems.add("set the registry that gets the copy");
      }
      if (source == null || target == null) {
        throw new InvalidRequestException("copy", problems);
      }
      return new CopyRequest(source, target, this);
    }
  }
}
