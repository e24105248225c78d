package io.github.modelregistry.sensei;

import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.driver.OptionTable;
import io.github.modelregistry.sensei.model.OriginType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Sensei alone lets a registration set. Immutable. */
public final class SenseiRegistrationOptions implements RegistrationOptions {

  static final SenseiRegistrationOptions DEFAULTS = builder().build();

  static final OptionTable<Builder> TABLE =
      OptionTable.<Builder>empty()
          .with(
              "origin-type",
              "Where the model comes from; offline by default, if there is no experiment run.",
              (builder, text) -> builder.originType(OriginType.of(text)))
          .with("experiment-id", "The id of the experiment of the model.", Builder::experimentId)
          .with(
              "experiment-run-id",
              "The id of the training run that made the model.",
              Builder::experimentRunId)
          .with(
              "tags",
              "Tags as name=value, separated by commas.",
              SenseiRegistrationOptions::readTags);

  private final @Nullable OriginType originType;
  private final @Nullable String experimentId;
  private final @Nullable String experimentRunId;
  private final Map<String, String> tags;

  private SenseiRegistrationOptions(Builder builder) {
    originType = builder.originType;
    experimentId = builder.experimentId;
    experimentRunId = builder.experimentRunId;
    tags = Collections.unmodifiableMap(new TreeMap<>(builder.tags));
  }

  /** Returns a builder; nothing is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns where the model comes from, or null if not set. */
  public @Nullable OriginType originType() {
    return originType;
  }

  /** Returns the id of the experiment, or null if not set. */
  public @Nullable String experimentId() {
    return experimentId;
  }

  /** Returns the id of the training run, or null if not set. */
  public @Nullable String experimentRunId() {
    return experimentRunId;
  }

  /** Returns the tags, sorted by name. */
  public Map<String, String> tags() {
    return tags;
  }

  @Override
  public String toString() {
    return "SenseiRegistrationOptions{" + tags.size() + " tags}";
  }

  private static void readTags(Builder builder, String text) {
    for (String tag : text.split(",", -1)) {
      int equals = tag.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException("'" + tag + "' is not of the form name=value");
      }
      builder.tag(tag.substring(0, equals), tag.substring(equals + 1));
    }
  }

  /** Builds options. Not thread-safe. */
  public static final class Builder {

    private @Nullable OriginType originType;
    private @Nullable String experimentId;
    private @Nullable String experimentRunId;
    private final Map<String, String> tags = new TreeMap<>();

    private Builder() {}

    /** Sets where the model comes from; by default offline, unless an experiment run is set. */
    public Builder originType(@Nullable OriginType type) {
      this.originType = type;
      return this;
    }

    /** Sets the id of the experiment of the model. */
    public Builder experimentId(@Nullable String id) {
      this.experimentId = id;
      return this;
    }

    /** Sets the id of the training run that made the model. */
    public Builder experimentRunId(@Nullable String id) {
      this.experimentRunId = id;
      return this;
    }

    /** Adds a tag, or replaces that of the same name. */
    public Builder tag(String name, String value) {
      tags.put(name, value);
      return this;
    }

    /** Creates the options. */
    public SenseiRegistrationOptions build() {
      return new SenseiRegistrationOptions(this);
    }
  }
}
