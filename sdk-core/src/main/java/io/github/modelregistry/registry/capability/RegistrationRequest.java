package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.transfer.Artifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to register, and under which name; see {@link ModelRegistration}. Immutable.
 *
 * <p>Which fields beyond the name and the artifact a registry needs, or does not accept, its {@link
 * ModelRegistration#requirements()} say.
 */
public final class RegistrationRequest {

  private final String name;
  private final @Nullable String namespace;
  private final @Nullable String description;
  private final @Nullable String framework;
  private final Artifact artifact;
  private final @Nullable RegistrationOptions options;
  private final boolean unknownValuesAllowed;

  private RegistrationRequest(String name, Artifact artifact, Builder builder) {
    this.name = name;
    this.artifact = artifact;
    namespace = builder.namespace;
    description = builder.description;
    framework = builder.framework;
    options = builder.options;
    unknownValuesAllowed = builder.unknownValuesAllowed;
  }

  /** Returns a builder; a name and an artifact are required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns what the name is unique in, such as a workspace or an ML repo; null if not set. */
  public @Nullable String namespace() {
    return namespace;
  }

  /** Returns the description, or null if not set. */
  public @Nullable String description() {
    return description;
  }

  /** Returns the framework as the vendor calls it, such as {@code onnx}; null if not set. */
  public @Nullable String framework() {
    return framework;
  }

  /** Returns the files. */
  public Artifact artifact() {
    return artifact;
  }

  /** Returns the vendor's options, or null if not set. */
  public @Nullable RegistrationOptions options() {
    return options;
  }

  /** Returns whether values that the SDK does not know as valid are sent all the same. */
  public boolean unknownValuesAllowed() {
    return unknownValuesAllowed;
  }

  @Override
  public String toString() {
    return "RegistrationRequest{"
        + name
        + (namespace == null ? "" : " in " + namespace)
        + (framework == null ? "" : ", " + framework)
        + ", "
        + artifact
        + "}";
  }

  /** Builds a request. Not thread-safe. */
  public static final class Builder {

    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable String description;
    private @Nullable String framework;
    private @Nullable Artifact artifact;
    private @Nullable RegistrationOptions options;
    private boolean unknownValuesAllowed;

    private Builder() {}

    /** Sets the name; required. */
    public Builder name(String name) {
      this.name = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets what the name is unique in: Wallaroo's workspace by its id or name, TrueFoundry's ML
     * repo.
     */
    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets the description. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets the framework as the vendor calls it, such as {@code onnx}. */
    public Builder framework(@Nullable String framework) {
      this.framework = framework;
      return this;
    }

    /** Sets the files; required. */
    public Builder artifact(Artifact artifact) {
      this.artifact = Objects.requireNonNull(artifact, "artifact");
      return this;
    }

    /**
     * Sets a file, or a folder with all files below it.
     *
     * @throws InvalidRequestException if it is neither, or a file cannot be read
     */
    public Builder artifact(Path fileOrFolder) {
      return artifact(Artifact.of(fileOrFolder));
    }

    /** Sets the options of the vendor: an object of its own class of options. */
    public Builder options(@Nullable RegistrationOptions options) {
      this.options = options;
      return this;
    }

    /**
     * Sets whether a name that breaks the rule of the vendor's documents, or a framework or another
     * word that this SDK does not know, is left to the server to decide about. False by default:
     * they are refused before anything is sent.
     */
    public Builder allowUnknownValues(boolean allow) {
      this.unknownValuesAllowed = allow;
      return this;
    }

    /**
     * Creates the request.
     *
     * @throws InvalidRequestException if the name or the artifact is missing; both are named
     */
    public RegistrationRequest build() {
      List<String> problems = new ArrayList<>();
      if (name == null || name.isBlank()) {
        problems.add("name: it is required");
      }
      if (artifact == null) {
        problems.add("artifact: it is required");
      }
      if (name == null || artifact == null || !problems.isEmpty()) {
        throw new InvalidRequestException("registration", problems);
      }
      return new RegistrationRequest(name, artifact, this);
    }
  }
}
