package io.github.modelregistry.registry.capability;

import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a registry needs of a registration; see {@link ModelRegistration}. Immutable. */
public final class RegistrationRequirements {

  private final FieldRequirement namespace;
  private final FieldRequirement description;
  private final FieldRequirement framework;
  private final boolean tree;
  private final boolean lengthRequired;
  private final @Nullable Pattern namePattern;
  private final @Nullable String nameRule;
  private final List<String> frameworks;
  private final Class<? extends RegistrationOptions> optionsType;
  private final List<RegistrationOption> options;

  private RegistrationRequirements(Builder builder) {
    namespace = builder.namespace;
    description = builder.description;
    framework = builder.framework;
    tree = builder.tree;
    lengthRequired = builder.lengthRequired;
    namePattern = builder.namePattern;
    nameRule = builder.nameRule;
    frameworks = builder.frameworks;
    optionsType = builder.optionsType;
    options = builder.options;
  }

  /**
   * Returns a builder; for drivers. Fields are not accepted unless set otherwise.
   *
   * @param optionsType the vendor's class of options
   * @param options the same options as texts
   */
  public static Builder builder(
      Class<? extends RegistrationOptions> optionsType, List<RegistrationOption> options) {
    return new Builder(optionsType, options);
  }

  /** Returns whether a namespace is needed. */
  public FieldRequirement namespace() {
    return namespace;
  }

  /** Returns whether a description is needed. */
  public FieldRequirement description() {
    return description;
  }

  /** Returns whether a framework is needed. */
  public FieldRequirement framework() {
    return framework;
  }

  /** Returns whether several files are accepted, or files in folders; one file always is. */
  public boolean acceptsTree() {
    return tree;
  }

  /** Returns whether the length of each file must be known beforehand. */
  public boolean lengthRequired() {
    return lengthRequired;
  }

  /** Returns what a name must match as a whole, or null if no rule is known. */
  public @Nullable Pattern namePattern() {
    return namePattern;
  }

  /** Returns the frameworks that are known, as the vendor writes them; empty if none are. */
  public List<String> frameworks() {
    return frameworks;
  }

  /** Returns the vendor's class of options. */
  public Class<? extends RegistrationOptions> optionsType() {
    return optionsType;
  }

  /** Returns the vendor's options as texts, for {@link ModelRegistration#options}. */
  public List<RegistrationOption> options() {
    return options;
  }

  /**
   * Returns in what a request does not meet these requirements, each beginning with the field's
   * name; empty if it does. A registry may need more: see {@link ModelRegistration#problems}.
   */
  public List<String> problems(RegistrationRequest request) {
    List<String> problems = new ArrayList<>();
    boolean lenient = request.unknownValuesAllowed();
    if (namePattern != null && !lenient && !namePattern.matcher(request.name()).matches()) {
      problems.add("name: '" + request.name() + "' is not allowed: " + nameRule);
    }
    check("namespace", namespace, request.namespace(), problems);
    check("description", description, request.description(), problems);
    check("framework", framework, request.framework(), problems);
    if (framework != FieldRequirement.NOT_ACCEPTED && !lenient) {
      checkFramework(request.framework(), problems);
    }
    if (!tree && request.artifact().isTree()) {
      problems.add("artifact: this registry accepts a single file, not a tree");
    }
    checkFiles(request.artifact(), problems);
    if (request.options() != null && !optionsType.isInstance(request.options())) {
      problems.add("options: must be of type " + optionsType.getSimpleName());
    }
    return problems;
  }

  private static void check(
      String field, FieldRequirement need, @Nullable String value, List<String> problems) {
    boolean missing = value == null || value.isBlank();
    if (need == FieldRequirement.REQUIRED && missing) {
      problems.add(field + ": it is required");
    } else if (need == FieldRequirement.NOT_ACCEPTED && value != null) {
      problems.add(field + ": this registry has no such field; leave it out");
    }
  }

  private void checkFramework(@Nullable String value, List<String> problems) {
    if (value != null && !value.isBlank() && !frameworks.isEmpty() && !frameworks.contains(value)) {
      problems.add(
          "framework: '" + value + "' is unknown; known values: " + String.join(", ", frameworks));
    }
  }

  private void checkFiles(Artifact artifact, List<String> problems) {
    for (Map.Entry<String, UploadSource> file : artifact.files().entrySet()) {
      try {
        if (file.getValue().length() < 0 && lengthRequired) {
          problems.add("artifact: the length of '" + file.getKey() + "' must be known");
        }
      } catch (IOException unreadable) {
        problems.add("artifact: '" + file.getKey() + "' cannot be read: " + unreadable);
      }
    }
  }

  /** Builds requirements. Not thread-safe. */
  public static final class Builder {

    private final Class<? extends RegistrationOptions> optionsType;
    private final List<RegistrationOption> options;
    private FieldRequirement namespace = FieldRequirement.NOT_ACCEPTED;
    private FieldRequirement description = FieldRequirement.NOT_ACCEPTED;
    private FieldRequirement framework = FieldRequirement.NOT_ACCEPTED;
    private boolean tree;
    private boolean lengthRequired;
    private @Nullable Pattern namePattern;
    private @Nullable String nameRule;
    private List<String> frameworks = List.of();

    private Builder(
        Class<? extends RegistrationOptions> optionsType, List<RegistrationOption> options) {
      this.optionsType = Objects.requireNonNull(optionsType, "optionsType");
      this.options = List.copyOf(options);
    }

    /** Sets whether a namespace is needed. */
    public Builder namespace(FieldRequirement need) {
      this.namespace = Objects.requireNonNull(need, "need");
      return this;
    }

    /** Sets whether a description is needed. */
    public Builder description(FieldRequirement need) {
      this.description = Objects.requireNonNull(need, "need");
      return this;
    }

    /**
     * Sets whether a framework is needed.
     *
     * @param known the frameworks that the vendor's documents name
     */
    public Builder framework(FieldRequirement need, List<String> known) {
      this.framework = Objects.requireNonNull(need, "need");
      this.frameworks = List.copyOf(known);
      return this;
    }

    /** Sets that several files are accepted, or files in folders. */
    public Builder acceptTree() {
      this.tree = true;
      return this;
    }

    /** Sets that the length of each file must be known beforehand. */
    public Builder requireLength() {
      this.lengthRequired = true;
      return this;
    }

    /**
     * Sets what a name must match as a whole.
     *
     * @param rule the same in words, for messages
     */
    public Builder namePattern(Pattern pattern, String rule) {
      this.namePattern = Objects.requireNonNull(pattern, "pattern");
      this.nameRule = Objects.requireNonNull(rule, "rule");
      return this;
    }

    /** Creates the requirements. */
    public RegistrationRequirements build() {
      return new RegistrationRequirements(this);
    }
  }
}
