package io.github.modelregistry.wallaroo;

import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.driver.OptionTable;
import io.github.modelregistry.wallaroo.model.Accelerator;
import io.github.modelregistry.wallaroo.model.AcceleratorName;
import io.github.modelregistry.wallaroo.model.Architecture;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Wallaroo alone lets a registration set. Immutable.
 *
 * <pre>{@code
 * WallarooRegistrationOptions.builder()
 *     .inputSchema(ArrowSchema.of(input))
 *     .outputSchema(ArrowSchema.of(output))
 *     .build();
 * }</pre>
 */
public final class WallarooRegistrationOptions implements RegistrationOptions {

  /** The Python version that the vendor's own client sends, and that is sent by default. */
  public static final String DEFAULT_PYTHON_VERSION = "3.8";

  static final WallarooRegistrationOptions DEFAULTS = builder().build();

  static final OptionTable<Builder> TABLE =
      OptionTable.<Builder>empty()
          .with(
              "input-schema",
              "The Arrow schema of the input, in base64; required by most frameworks.",
              (builder, text) -> builder.inputSchema(ArrowSchema.ofBase64(text)))
          .with(
              "output-schema",
              "The Arrow schema of the output, in base64; required by most frameworks.",
              (builder, text) -> builder.outputSchema(ArrowSchema.ofBase64(text)))
          .with(
              "arch",
              "The architecture to build for: x86, arm or power10; by default the server's.",
              (builder, text) -> builder.arch(Architecture.of(text)))
          .with(
              "accel",
              "The accelerator to build for: none, cuda, jetson, openvino, or a JSON object.",
              (builder, text) -> builder.accel(accelerator(text)))
          .with(
              "visibility",
              "private (the default) or public.",
              (builder, text) -> builder.visibility(Visibility.of(text)))
          .with(
              "python-version",
              "The Python version of the conversion; 3.8 by default.",
              Builder::pythonVersion)
          .with(
              "requirements",
              "Python packages of the conversion, separated by spaces.",
              (builder, text) -> builder.requirements(List.of(text.strip().split(" +", -1))))
          .with(
              "framework-config",
              "Settings of the framework, as a JSON object.",
              (builder, text) -> builder.frameworkConfig(JsonValue.parse(text)))
          .with(
              "convert",
              "true or false: whether the server converts the model; by default as the framework"
                  + " needs it.",
              (builder, text) -> builder.convert(truth(text)));

  private final @Nullable ArrowSchema inputSchema;
  private final @Nullable ArrowSchema outputSchema;
  private final @Nullable Architecture arch;
  private final @Nullable Accelerator accel;
  private final Visibility visibility;
  private final String pythonVersion;
  private final List<String> requirements;
  private final @Nullable JsonValue frameworkConfig;
  private final @Nullable Boolean convert;

  private WallarooRegistrationOptions(Builder builder) {
    inputSchema = builder.inputSchema;
    outputSchema = builder.outputSchema;
    arch = builder.arch;
    accel = builder.accel;
    visibility = builder.visibility;
    pythonVersion = builder.pythonVersion;
    requirements = builder.requirements;
    frameworkConfig = builder.frameworkConfig;
    convert = builder.convert;
  }

  /** Returns a builder; nothing is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the schema of the model's input, or null if not set. */
  public @Nullable ArrowSchema inputSchema() {
    return inputSchema;
  }

  /** Returns the schema of the model's output, or null if not set. */
  public @Nullable ArrowSchema outputSchema() {
    return outputSchema;
  }

  /** Returns the architecture, or null for the default one of the server. */
  public @Nullable Architecture arch() {
    return arch;
  }

  /** Returns the accelerator, or null for none. */
  public @Nullable Accelerator accel() {
    return accel;
  }

  /** Returns who sees the model. */
  public Visibility visibility() {
    return visibility;
  }

  /** Returns the Python version of the conversion. */
  public String pythonVersion() {
    return pythonVersion;
  }

  /** Returns the Python packages of the conversion. */
  public List<String> requirements() {
    return requirements;
  }

  /** Returns the settings of the framework, or null if not set. */
  public @Nullable JsonValue frameworkConfig() {
    return frameworkConfig;
  }

  /** Returns whether the server converts the model, or null if the framework decides. */
  public @Nullable Boolean convert() {
    return convert;
  }

  @Override
  public String toString() {
    return "WallarooRegistrationOptions{" + visibility + ", python " + pythonVersion + "}";
  }

  private static Accelerator accelerator(String text) {
    return text.startsWith("{")
        ? JsonDocuments.read(text, Accelerator.codec())
        : Accelerator.of(AcceleratorName.of(text));
  }

  private static boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException("'" + text + "' is neither true nor false");
  }

  /** Builds options. Not thread-safe. */
  public static final class Builder {

    private @Nullable ArrowSchema inputSchema;
    private @Nullable ArrowSchema outputSchema;
    private @Nullable Architecture arch;
    private @Nullable Accelerator accel;
    private Visibility visibility = Visibility.PRIVATE;
    private String pythonVersion = DEFAULT_PYTHON_VERSION;
    private List<String> requirements = List.of();
    private @Nullable JsonValue frameworkConfig;
    private @Nullable Boolean convert;

    private Builder() {}

    /** Sets the schema of the input; required by all frameworks but ONNX, TensorFlow and Python. */
    public Builder inputSchema(@Nullable ArrowSchema schema) {
      this.inputSchema = schema;
      return this;
    }

    /** Sets the schema of the output; required as that of the input is. */
    public Builder outputSchema(@Nullable ArrowSchema schema) {
      this.outputSchema = schema;
      return this;
    }

    /** Sets the architecture to build for; by default the server is asked for its own. */
    public Builder arch(@Nullable Architecture arch) {
      this.arch = arch;
      return this;
    }

    /** Sets the accelerator to build for; none by default. */
    public Builder accel(@Nullable Accelerator accel) {
      this.accel = accel;
      return this;
    }

    /** Sets who sees the model; private by default. */
    public Builder visibility(Visibility visibility) {
      this.visibility = visibility;
      return this;
    }

    /** Sets the Python version of the conversion, {@link #DEFAULT_PYTHON_VERSION} by default. */
    public Builder pythonVersion(String version) {
      this.pythonVersion = version;
      return this;
    }

    /** Sets the Python packages of the conversion; none by default. */
    public Builder requirements(List<String> packages) {
      this.requirements = List.copyOf(packages);
      return this;
    }

    /** Sets the settings of the framework; for {@code custom} and {@code vllm}. */
    public Builder frameworkConfig(@Nullable JsonValue config) {
      this.frameworkConfig = config;
      return this;
    }

    /**
     * Sets whether the server converts the model. Null, the default, means that it does for all
     * frameworks but ONNX and TensorFlow, which it runs as they are.
     */
    public Builder convert(@Nullable Boolean convert) {
      this.convert = convert;
      return this;
    }

    /** Creates the options. */
    public WallarooRegistrationOptions build() {
      return new WallarooRegistrationOptions(this);
    }
  }
}
