package io.github.modelregistry.truefoundry;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.driver.OptionTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What TrueFoundry alone lets a registration set. Immutable. */
public final class TrueFoundryRegistrationOptions implements RegistrationOptions {

  static final TrueFoundryRegistrationOptions DEFAULTS = builder().build();

  static final OptionTable<Builder> TABLE =
      OptionTable.<Builder>empty()
          .with(
              "version-alias",
              "An alias of the version, unique within the model, such as v1.0.0.",
              Builder::versionAlias)
          .with(
              "metadata",
              "Free metadata of the version, as a JSON object.",
              (builder, text) -> builder.metadata(JsonValue.parse(text)))
          .with(
              "framework-fields",
              "More fields of the framework, such as a serialization_format, as a JSON object.",
              (builder, text) -> builder.frameworkFields(JsonValue.parse(text)))
          .with("python-version", "The Python version of the model.", Builder::pythonVersion)
          .with(
              "pip-packages",
              "The Python packages of the model, separated by spaces.",
              (builder, text) -> builder.pipPackages(List.of(text.strip().split(" +", -1))))
          .with(
              "step",
              "The step of the run at which the version was made; 0 by default.",
              (builder, text) -> builder.step(Long.parseLong(text)))
          .with("run-id", "The id of the run that made the version.", Builder::runId);

  private final @Nullable String versionAlias;
  private final JsonValue metadata;
  private final @Nullable JsonValue frameworkFields;
  private final @Nullable String pythonVersion;
  private final @Nullable List<String> pipPackages;
  private final long step;
  private final @Nullable String runId;

  private TrueFoundryRegistrationOptions(Builder builder) {
    versionAlias = builder.versionAlias;
    metadata = builder.metadata;
    frameworkFields = builder.frameworkFields;
    pythonVersion = builder.pythonVersion;
    pipPackages = builder.pipPackages;
    step = builder.step;
    runId = builder.runId;
  }

  /** Returns a builder; nothing is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the alias of the version, or null if not set. */
  public @Nullable String versionAlias() {
    return versionAlias;
  }

  /** Returns the free metadata, an object. */
  public JsonValue metadata() {
    return metadata;
  }

  /** Returns further fields of the framework, an object, or null if not set. */
  public @Nullable JsonValue frameworkFields() {
    return frameworkFields;
  }

  /** Returns the Python version of the model, or null if not set. */
  public @Nullable String pythonVersion() {
    return pythonVersion;
  }

  /** Returns the Python packages of the model, or null if not set. */
  public @Nullable List<String> pipPackages() {
    return pipPackages;
  }

  /** Returns the step of the run at which the version was made. */
  public long step() {
    return step;
  }

  /** Returns the id of the run that made the version, or null if not set. */
  public @Nullable String runId() {
    return runId;
  }

  @Override
  public String toString() {
    return "TrueFoundryRegistrationOptions{" + (versionAlias == null ? "" : versionAlias) + "}";
  }

  /** Builds options. Not thread-safe. */
  public static final class Builder {

    private @Nullable String versionAlias;
    private JsonValue metadata = JsonValue.object(Map.of());
    private @Nullable JsonValue frameworkFields;
    private @Nullable String pythonVersion;
    private @Nullable List<String> pipPackages;
    private long step;
    private @Nullable String runId;

    private Builder() {}

    /** Sets the alias of the version, unique within the model, such as {@code v1.0.0}. */
    public Builder versionAlias(@Nullable String alias) {
      this.versionAlias = alias;
      return this;
    }

    /**
     * Sets the free metadata of the version; none by default.
     *
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public Builder metadata(JsonValue metadata) {
      this.metadata = object(metadata);
      return this;
    }

    /**
     * Sets what the framework has beside its type, such as {@code pipeline_tag} or {@code
     * serialization_format}; the type is the framework of the request.
     *
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public Builder frameworkFields(@Nullable JsonValue fields) {
      this.frameworkFields = fields == null ? null : object(fields);
      return this;
    }

    /** Sets the Python version of the model, such as 3.11. */
    public Builder pythonVersion(@Nullable String version) {
      this.pythonVersion = version;
      return this;
    }

    /** Sets the Python packages of the model, such as {@code xgboost==2.1.0}. */
    public Builder pipPackages(@Nullable List<String> packages) {
      this.pipPackages = packages == null ? null : List.copyOf(packages);
      return this;
    }

    /** Sets the step of the run at which the version was made; 0 by default. */
    public Builder step(long step) {
      this.step = step;
      return this;
    }

    /** Sets the id of the run that made the version. */
    public Builder runId(@Nullable String id) {
      this.runId = id;
      return this;
    }

    /** Creates the options. */
    public TrueFoundryRegistrationOptions build() {
      return new TrueFoundryRegistrationOptions(this);
    }

    private static JsonValue object(JsonValue value) {
      if (!value.isObject()) {
        throw new IllegalArgumentException("it must be a JSON object");
      }
      return value;
    }
  }
}
