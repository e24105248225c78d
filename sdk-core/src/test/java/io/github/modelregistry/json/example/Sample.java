package io.github.modelregistry.json.example;

import io.github.modelregistry.json.ExtraFields;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonInput;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonOutput;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.ObjectShape;
import io.github.modelregistry.json.Timestamp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An object with a field of each type. */
public final class Sample implements JsonModel {

  private static final ObjectShape SHAPE =
      ObjectShape.of(
              "Sample",
              "id",
              "parent",
              "status",
              "created_at",
              "size_bytes",
              "score",
              "run_steps",
              "labels",
              "metadata",
              "framework",
              "token",
              "alias")
          .requiring("id")
          .requiringNullable("alias");
  private static final JsonCodec<Sample> CODEC = JsonCodecs.object(Sample::new, Sample::write);
  private static final JsonCodec<List<Long>> RUN_STEPS = JsonCodecs.INT64.list();
  private static final JsonCodec<Map<String, @Nullable String>> LABELS =
      JsonCodecs.STRING.nullableMap();

  private final @Nullable String id;
  private final @Nullable Sample parent;
  private final @Nullable SampleStatus status;
  private final @Nullable Timestamp createdAt;
  private final @Nullable Long sizeBytes;
  private final @Nullable BigDecimal score;
  private final @Nullable List<Long> runSteps;
  private final @Nullable Map<String, @Nullable String> labels;
  private final @Nullable JsonValue metadata;
  private final @Nullable SampleFramework framework;
  private final @Nullable String token;
  private final @Nullable String alias;
  private final @Nullable ExtraFields extraFields;

  private Sample(JsonInput jsonInput) {
    String id = null;
    Sample parent = null;
    SampleStatus status = null;
    Timestamp createdAt = null;
    Long sizeBytes = null;
    BigDecimal score = null;
    List<Long> runSteps = null;
    Map<String, @Nullable String> labels = null;
    JsonValue metadata = null;
    SampleFramework framework = null;
    String token = null;
    String alias = null;
    jsonInput.beginObject(SHAPE);
    for (int field = jsonInput.nextField(); field >= 0; field = jsonInput.nextField()) {
      switch (field) {
        case 1 -> id = jsonInput.readString();
        case 2 -> parent = Sample.codec().read(jsonInput);
        case 3 -> status = SampleStatus.codec().read(jsonInput);
        case 4 -> createdAt = jsonInput.readTimestamp();
        case 5 -> sizeBytes = jsonInput.readLenientLong();
        case 6 -> score = jsonInput.readDecimal();
        case 7 -> runSteps = jsonInput.readList(JsonCodecs.INT64);
        case 8 -> labels = jsonInput.readNullableMap(JsonCodecs.STRING);
        case 9 -> metadata = jsonInput.readValue();
        case 10 -> framework = SampleFramework.codec().read(jsonInput);
        case 11 -> token = jsonInput.readLenientString();
        case 12 -> alias = jsonInput.readString();
        default -> throw new AssertionError(field);
      }
    }
    this.extraFields = jsonInput.endObject();
    this.id = id;
    this.parent = parent;
    this.status = status;
    this.createdAt = createdAt;
    this.sizeBytes = sizeBytes;
    this.score = score;
    this.runSteps = runSteps;
    this.labels = labels;
    this.metadata = metadata;
    this.framework = framework;
    this.token = token;
    this.alias = alias;
  }

  private Sample(Builder builder) {
    this.id = builder.id;
    this.parent = builder.parent;
    this.status = builder.status;
    this.createdAt = builder.createdAt;
    this.sizeBytes = builder.sizeBytes;
    this.score = builder.score;
    this.runSteps = builder.runSteps;
    this.labels = builder.labels;
    this.metadata = builder.metadata;
    this.framework = builder.framework;
    this.token = builder.token;
    this.alias = builder.alias;
    this.extraFields = builder.extraFields.build();
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder(ExtraFields.builder(SHAPE));
  }

  /** Returns a builder that has all that is set here, unknown fields included. */
  public Builder toBuilder() {
    Builder builder = new Builder(ExtraFields.builder(SHAPE, extraFields));
    builder.id = id;
    builder.parent = parent;
    builder.status = status;
    builder.createdAt = createdAt;
    builder.sizeBytes = sizeBytes;
    builder.score = score;
    builder.runSteps = runSteps;
    builder.labels = labels;
    builder.metadata = metadata;
    builder.framework = framework;
    builder.token = token;
    builder.alias = alias;
    return builder;
  }

  /** Returns how this type is read and written. */
  public static JsonCodec<Sample> codec() {
    return CODEC;
  }

  /** Throws a DecodingException if the answer lacks it. */
  public String id() {
    if (id == null) {
      throw ExtraFields.missing(extraFields, SHAPE, 1);
    }
    return id;
  }

  public @Nullable Sample parent() {
    return parent;
  }

  public @Nullable SampleStatus status() {
    return status;
  }

  public @Nullable Timestamp createdAt() {
    return createdAt;
  }

  public @Nullable Long sizeBytes() {
    return sizeBytes;
  }

  public @Nullable BigDecimal score() {
    return score;
  }

  public @Nullable List<Long> runSteps() {
    return runSteps;
  }

  public @Nullable Map<String, @Nullable String> labels() {
    return labels;
  }

  public @Nullable JsonValue metadata() {
    return metadata;
  }

  public @Nullable SampleFramework framework() {
    return framework;
  }

  public @Nullable String token() {
    return token;
  }

  /** Throws a DecodingException if the answer lacks it. */
  public @Nullable String alias() {
    if (alias == null && (extraFields == null || !extraFields.isExplicitNull(12))) {
      throw ExtraFields.missing(extraFields, SHAPE, 12);
    }
    return alias;
  }

  /** Returns the fields that came and are not listed here, unmodifiable. */
  public Map<String, JsonValue> additionalFields() {
    return ExtraFields.additional(extraFields);
  }

  @Override
  public String toJson() {
    return JsonDocuments.toJson(this, CODEC);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Sample that
            && Objects.equals(id, that.id)
            && Objects.equals(parent, that.parent)
            && Objects.equals(status, that.status)
            && Objects.equals(createdAt, that.createdAt)
            && Objects.equals(sizeBytes, that.sizeBytes)
            && Objects.equals(score, that.score)
            && Objects.equals(runSteps, that.runSteps)
            && Objects.equals(labels, that.labels)
            && Objects.equals(metadata, that.metadata)
            && Objects.equals(framework, that.framework)
            && Objects.equals(token, that.token)
            && Objects.equals(alias, that.alias)
            && ExtraFields.equal(extraFields, that.extraFields));
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        id,
        parent,
        status,
        createdAt,
        sizeBytes,
        score,
        runSteps,
        labels,
        metadata,
        framework,
        token,
        alias,
        ExtraFields.hash(extraFields));
  }

  @Override
  public String toString() {
    return new StringJoiner(", ", "Sample[", "]")
        .add("id=" + id)
        .add("parent=" + parent)
        .add("status=" + status)
        .add("createdAt=" + createdAt)
        .add("sizeBytes=" + sizeBytes)
        .add("score=" + score)
        .add("runSteps=" + runSteps)
        .add("labels=" + labels)
        .add("metadata=" + metadata)
        .add("framework=" + framework)
        .add("token=" + (token == null ? null : "***"))
        .add("alias=" + alias)
        .toString();
  }

  private static void write(JsonOutput jsonOutput, Sample model) {
    jsonOutput.beginObject(SHAPE, model.extraFields);
    jsonOutput.field(1, model.id);
    jsonOutput.field(2, model.parent, Sample.codec());
    jsonOutput.field(3, model.status);
    jsonOutput.field(4, model.createdAt);
    jsonOutput.field(5, model.sizeBytes);
    jsonOutput.field(6, model.score);
    jsonOutput.field(7, model.runSteps, RUN_STEPS);
    jsonOutput.field(8, model.labels, LABELS);
    jsonOutput.field(9, model.metadata);
    jsonOutput.field(10, model.framework, SampleFramework.codec());
    jsonOutput.field(11, model.token);
    jsonOutput.field(12, model.alias);
    jsonOutput.endObject();
  }

  /** Builds a {@link Sample}. Not for use by several threads at once. */
  public static final class Builder {

    private final ExtraFields.Builder extraFields;
    private @Nullable String id;
    private @Nullable Sample parent;
    private @Nullable SampleStatus status;
    private @Nullable Timestamp createdAt;
    private @Nullable Long sizeBytes;
    private @Nullable BigDecimal score;
    private @Nullable List<Long> runSteps;
    private @Nullable Map<String, @Nullable String> labels;
    private @Nullable JsonValue metadata;
    private @Nullable SampleFramework framework;
    private @Nullable String token;
    private @Nullable String alias;

    private Builder(ExtraFields.Builder extraFields) {
      this.extraFields = extraFields;
    }

    public Builder id(String id) {
      this.id = Objects.requireNonNull(id, "id");
      extraFields.assigned(1, id);
      return this;
    }

    /** Sets the field; null is sent as null. */
    public Builder parent(@Nullable Sample parent) {
      this.parent = parent;
      extraFields.assigned(2, parent);
      return this;
    }

    public Builder status(@Nullable SampleStatus status) {
      this.status = status;
      extraFields.cleared(3);
      return this;
    }

    /** Sets the field; null is sent as null. */
    public Builder createdAt(@Nullable Timestamp createdAt) {
      this.createdAt = createdAt;
      extraFields.assigned(4, createdAt);
      return this;
    }

    public Builder sizeBytes(@Nullable Long sizeBytes) {
      this.sizeBytes = sizeBytes;
      extraFields.cleared(5);
      return this;
    }

    public Builder score(@Nullable BigDecimal score) {
      this.score = score;
      extraFields.cleared(6);
      return this;
    }

    public Builder runSteps(@Nullable List<Long> runSteps) {
      this.runSteps =
          runSteps == null ? null : Collections.unmodifiableList(new ArrayList<>(runSteps));
      extraFields.cleared(7);
      return this;
    }

    public Builder labels(@Nullable Map<String, @Nullable String> labels) {
      this.labels =
          labels == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
      extraFields.cleared(8);
      return this;
    }

    public Builder metadata(@Nullable JsonValue metadata) {
      this.metadata = metadata;
      extraFields.cleared(9);
      return this;
    }

    /** Sets the field; null is sent as null. */
    public Builder framework(@Nullable SampleFramework framework) {
      this.framework = framework;
      extraFields.assigned(10, framework);
      return this;
    }

    public Builder token(@Nullable String token) {
      this.token = token;
      extraFields.cleared(11);
      return this;
    }

    /** Sets the field; null is sent as null. */
    public Builder alias(@Nullable String alias) {
      this.alias = alias;
      extraFields.assigned(12, alias);
      return this;
    }

    /** Sets a field that this type does not list. */
    public Builder additionalField(String name, JsonValue value) {
      extraFields.additional(name, value);
      return this;
    }

    /** Returns the value. What is required and missing is told when it is sent. */
    public Sample build() {
      return new Sample(this);
    }
  }
}
