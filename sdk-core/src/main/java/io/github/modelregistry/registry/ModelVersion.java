package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.ReflectionGuard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model, in terms common to all vendors. Immutable.
 *
 * <p>Null means that the vendor does not provide the field; an empty list means that it is empty.
 * The vendor's own object, with all that has no neutral name, is {@link #raw}.
 */
public final class ModelVersion implements JsonModel {

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final ModelVersionRef ref;
  private final ModelStatus status;
  private final Builder values;

  private ModelVersion(Builder builder) {
    this.ref = builder.required(builder.ref, "ref");
    this.status = builder.required(builder.status, "status");
    this.values = builder.copy();
  }

  /** Starts to describe one, for drivers and tests. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds this one. */
  public Builder toBuilder() {
    return values.copy();
  }

  /** Returns the name under which any command finds this version again. */
  public ModelVersionRef ref() {
    return ref;
  }

  /** Returns the model's name; null when the vendor sent none. */
  public @Nullable String name() {
    return values.name;
  }

  /** Returns the vendor's own id of the version, where it differs from the token in the ref. */
  public @Nullable String vendorId() {
    return values.vendorId;
  }

  /** Returns how usable the version is. */
  public ModelStatus status() {
    return status;
  }

  /** Returns the vendor's own word for the status, verbatim. */
  public @Nullable String vendorStatus() {
    return values.vendorStatus;
  }

  /** Returns what the vendor says about the status, such as why something failed. */
  public @Nullable String statusMessage() {
    return values.statusMessage;
  }

  /** Returns when the version was created. */
  public @Nullable Instant createdAt() {
    return values.createdAt;
  }

  /** Returns who created the version. */
  public @Nullable String createdBy() {
    return values.createdBy;
  }

  /** Returns the size of the version's bytes. */
  public @Nullable Long sizeBytes() {
    return values.sizeBytes;
  }

  /** Returns the SHA-256 of the version's bytes in hex. */
  public @Nullable String sha256() {
    return values.sha256;
  }

  /** Returns the framework in the vendor's word, such as {@code onnx}. */
  public @Nullable String framework() {
    return values.framework;
  }

  /**
   * Returns the tags, unmodifiable; null if the vendor does not provide them, empty if there are
   * none.
   */
  public @Nullable List<String> tags() {
    return values.tags;
  }

  /** Returns where the bytes lie, as the vendor writes it; nothing here fetches it. */
  public @Nullable String uri() {
    return values.uri;
  }

  /** Returns whether the version is in use by a deployment. */
  public @Nullable Boolean deployed() {
    return values.deployed;
  }

  /** Returns the version's token, which is the version of the ref; never {@code latest}. */
  public String version() {
    return ref.version();
  }

  /**
   * Returns the vendor's own typed object, or empty when it is of another type or not kept.
   *
   * <p>A version that was read from JSON holds the vendor's JSON only. Each call decodes it as the
   * type that is asked for; the JSON does not contain the name of that type.
   *
   * @throws io.github.modelregistry.error.DecodingException when that JSON is not of this type
   */
  public <T> Optional<T> raw(Class<T> type) {
    return RawJson.as(type, values.raw);
  }

  /**
   * Returns the vendor's JSON with nothing dropped: unknown fields, nulls and every digit; null
   * when it was not kept. Written again by each call.
   */
  public @Nullable String rawJson() {
    return values.raw == null ? null : values.raw.toJson();
  }

  /** Returns how such values are read from and written as JSON; see {@link #toJson()}. */
  public static JsonCodec<ModelVersion> codec() {
    return ModelVersionFields.CODEC;
  }

  /** Returns the names of {@link #jsonFields()}, in their order. */
  public static List<String> jsonFieldNames() {
    return ModelVersionFields.ALL.names();
  }

  /**
   * Returns the fields that all vendors share as JSON, in an order that does not change,
   * unmodifiable. Fields that the vendor does not provide are explicit nulls; times are ISO-8601 in
   * UTC.
   */
  public Map<String, JsonValue> jsonFields() {
    return ModelVersionFields.ALL.json(this);
  }

  /** Returns {@link #jsonFields()} and, as {@code raw}, {@link #rawJson()}, in compact JSON. */
  @Override
  public String toJson() {
    return ModelVersionFields.ALL.toJson(this, values.raw);
  }

  /** Compares all neutral fields; the vendor's own object does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ModelVersion that && ModelVersionFields.ALL.equal(this, that));
  }

  @Override
  public int hashCode() {
    return ref.hashCode();
  }

  @Override
  public String toString() {
    return ref + (values.name == null ? " " : " " + values.name + " ") + status;
  }

  /**
   * Describes a version: each method sets what the one of the same name returns. A value that is
   * not set is one that the vendor does not provide.
   */
  public static final class Builder implements Cloneable {

    private @Nullable ModelVersionRef ref;
    private @Nullable String name;
    private @Nullable String vendorId;
    private @Nullable ModelStatus status;
    private @Nullable String vendorStatus;
    private @Nullable String statusMessage;
    private @Nullable Instant createdAt;
    private @Nullable String createdBy;
    private @Nullable Long sizeBytes;
    private @Nullable String sha256;
    private @Nullable String framework;
    private @Nullable List<String> tags;
    private @Nullable String uri;
    private @Nullable Boolean deployed;
    private @Nullable JsonModel raw;

    private Builder() {}

    public Builder ref(ModelVersionRef ref) {
      if (ref.isLatest()) {
        throw new IllegalArgumentException("the version must be explicit, not 'latest'");
      }
      this.ref = ref;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder vendorId(@Nullable String vendorId) {
      this.vendorId = vendorId;
      return this;
    }

    public Builder status(ModelStatus status) {
      this.status = status;
      return this;
    }

    public Builder vendorStatus(@Nullable String vendorStatus) {
      this.vendorStatus = vendorStatus;
      return this;
    }

    public Builder statusMessage(@Nullable String statusMessage) {
      this.statusMessage = statusMessage;
      return this;
    }

    public Builder createdAt(@Nullable Instant createdAt) {
      this.createdAt = createdAt;
      return this;
    }

    public Builder createdBy(@Nullable String createdBy) {
      this.createdBy = createdBy;
      return this;
    }

    public Builder sizeBytes(@Nullable Long sizeBytes) {
      this.sizeBytes = sizeBytes;
      return this;
    }

    public Builder sha256(@Nullable String sha256) {
      this.sha256 = sha256;
      return this;
    }

    public Builder framework(@Nullable String framework) {
      this.framework = framework;
      return this;
    }

    public Builder tags(@Nullable List<String> tags) {
      this.tags = tags == null ? null : List.copyOf(tags);
      return this;
    }

    public Builder uri(@Nullable String uri) {
      this.uri = uri;
      return this;
    }

    public Builder deployed(@Nullable Boolean deployed) {
      this.deployed = deployed;
      return this;
    }

    /** Sets the vendor's own typed object. */
    public Builder raw(@Nullable JsonModel vendorObject) {
      this.raw = vendorObject;
      return this;
    }

    /**
     * Creates it.
     *
     * @throws IllegalStateException if ref or status is missing
     */
    public ModelVersion build() {
      return new ModelVersion(this);
    }

    private Builder copy() {
      try {
        return (Builder) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    private <T> T required(@Nullable T value, String field) {
      if (value == null) {
        throw new IllegalStateException("a version needs a " + field);
      }
      return value;
    }
  }
}
