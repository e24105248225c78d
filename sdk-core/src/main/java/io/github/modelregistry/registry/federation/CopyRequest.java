package io.github.modelregistry.registry.federation;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.transfer.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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
 * needs a length that the source does not state, they go through private temporary files. Length
 * and SHA-256 are checked where the registries state them. If the copy fails, the source is
 * unchanged, and the target is left as {@link
 * io.github.modelregistry.registry.capability.ModelRegistration} describes.
 */
public final class CopyRequest {

  private final ModelFilesRequest source;
  private final String target;
  private final Consumer<? super RegistrationRequest.Builder> registration;
  private final @Nullable String fileName;
  private final boolean archive;
  private final @Nullable ProgressListener progress;

  private CopyRequest(ModelFilesRequest source, String target, Builder builder) {
    this.source = source;
    this.target = target;
    registration = builder.registration;
    fileName = builder.fileName;
    archive = builder.archive;
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

  /** Returns what the copy is registered as, set on top of what the source has. */
  public Consumer<? super RegistrationRequest.Builder> registration() {
    return registration;
  }

  /** Returns the name of the file at the target, or null for that of the source. */
  public @Nullable String fileName() {
    return fileName;
  }

  /** Returns whether several files become one archive where the target accepts one file only. */
  public boolean isArchived() {
    return archive;
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
    private Consumer<? super RegistrationRequest.Builder> registration = unchanged -> {};
    private @Nullable String fileName;
    private boolean archive;
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

    /**
     * Sets what the copy is registered as: its name, namespace, description, framework and options.
     * Without it, it has the name of the model, and its description and framework where the target
     * can have them; a namespace is never taken over. The files are those of the source in any
     * case.
     */
    public Builder registration(Consumer<? super RegistrationRequest.Builder> registration) {
      this.registration = Objects.requireNonNull(registration, "registration");
      return this;
    }

    /**
     * Sets the name of a single file at the target, {@code churn.onnx} for example. Without it, the
     * file keeps its name; where the source states it only in the response of the download, it is
     * {@code model}.
     *
     * @param fileName the name, or null for the default
     */
    public Builder fileName(@Nullable String fileName) {
      this.fileName = fileName;
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
     * Sets a listener that is told how many bytes have been sent to the target; null, the default,
     * for none.
     */
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
