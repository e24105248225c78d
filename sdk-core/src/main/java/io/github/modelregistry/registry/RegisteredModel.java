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
 * A model of a registry, in terms common to all vendors. Immutable.
 *
 * <p>Null means that the vendor does not provide the field; an empty list means that it is empty.
 * The vendor's own object, with all that has no neutral name, is {@link #raw}.
 */
public final class RegisteredModel implements JsonModel {

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final ModelRef ref;
  private final String vendor;
  private final ModelStatus status;
  private final Builder values;

  private RegisteredModel(Builder builder) {
    this.ref = builder.required(builder.ref, "ref");
    this.vendor = builder.required(builder.vendor, "vendor");
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

  /** Returns the name under which any command finds this model again. */
  public ModelRef ref() {
    return ref;
  }

  /** Returns the vendor of the registry in lower case, such as {@code wallaroo}. */
  public String vendor() {
    return vendor;
  }

  /** Returns the model's name, which several models may share; null when the vendor sent none. */
  public @Nullable String name() {
    return values.name;
  }

  /** Returns what the name is unique in, such as a workspace, repository or sandbox. */
  public @Nullable String namespace() {
    return values.namespace;
  }

  /** Returns the vendor's own full name of the model. */
  public @Nullable String qualifiedName() {
    return values.qualifiedName;
  }

  /** Returns the description. */
  public @Nullable String description() {
    return values.description;
  }

  /** Returns how usable the model is. */
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

  /** Returns when the model was created. */
  public @Nullable Instant createdAt() {
    return values.createdAt;
  }

  /** Returns when the model was last changed. */
  public @Nullable Instant updatedAt() {
    return values.updatedAt;
  }

  /** Returns who created the model. */
  public @Nullable String createdBy() {
    return values.createdBy;
  }

  /** Returns the token of the newest version; see {@link #latestVersionRef()}. */
  public @Nullable String latestVersion() {
    return values.latestVersion;
  }

  /** Returns the framework in the vendor's word, such as {@code onnx}. */
  public @Nullable String framework() {
    return values.framework;
  }

  /** Returns the size of the model's bytes. */
  public @Nullable Long sizeBytes() {
    return values.sizeBytes;
  }

  /** Returns the SHA-256 of the model's bytes in hex. */
  public @Nullable String sha256() {
    return values.sha256;
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

  /** Returns the vendor's id, which is the id of the ref. */
  public String id() {
    return ref.id();
  }

  /** Returns the name of the registry that holds the model. */
  public String registry() {
    return ref.registry();
  }

  /** Returns the ref of the newest version, or null if the vendor does not provide it. */
  public @Nullable ModelVersionRef latestVersionRef() {
    return values.latestVersion == null ? null : ref.version(values.latestVersion);
  }

  /**
   * Returns the vendor's own typed object, or empty when it is of another type or not kept.
   *
   * <p>A model that was read from JSON holds the vendor's JSON only. Each call decodes it as the
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
  public static JsonCodec<RegisteredModel> codec() {
    return RegisteredModelFields.CODEC;
  }

  /** Returns the names of {@link #jsonFields()}, in their order. */
  public static List<String> jsonFieldNames() {
    return RegisteredModelFields.ALL.names();
  }

  /**
   * Returns the fields that all vendors share as JSON, in an order that does not change,
   * unmodifiable. Fields that the vendor does not provide are explicit nulls; times are ISO-8601 in
   * UTC.
   */
  public Map<String, JsonValue> jsonFields() {
    return RegisteredModelFields.ALL.json(this);
  }

  /** Returns {@link #jsonFields()} and, as {@code raw}, {@link #rawJson()}, in compact JSON. */
  @Override
  public String toJson() {
    return RegisteredModelFields.ALL.toJson(this, values.raw);
  }

  /** Compares all neutral fields; the vendor's own object does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof RegisteredModel that && RegisteredModelFields.ALL.equal(this, that));
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
   * Describes a model: each method sets what the one of the same name returns. A value that is not
   * set is one that the vendor does not provide.
   */
  public static final class Builder implements Cloneable {

    private @Nullable ModelRef ref;
    private @Nullable String vendor;
    private @Nullable String name;
    private @Nullable String namespace;
    private @Nullable String qualifiedName;
    private @Nullable String description;
    private @Nullable ModelStatus status;
    private @Nullable String vendorStatus;
    private @Nullable String statusMessage;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable String createdBy;
    private @Nullable String latestVersion;
    private @Nullable String framework;
    private @Nullable Long sizeBytes;
    private @Nullable String sha256;
    private @Nullable List<String> tags;
    private @Nullable String uri;
    private @Nullable JsonModel raw;

    private Builder() {}

    public Builder ref(ModelRef ref) {
      this.ref = ref;
      return this;
    }

    public Builder vendor(String vendor) {
      this.vendor = vendor;
      return this;
    }

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder namespace(@Nullable String namespace) {
      this.namespace = namespace;
      return this;
    }

    public Builder qualifiedName(@Nullable String qualifiedName) {
      this.qualifiedName = qualifiedName;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
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

    public Builder updatedAt(@Nullable Instant updatedAt) {
      this.updatedAt = updatedAt;
      return this;
    }

    public Builder createdBy(@Nullable String createdBy) {
      this.createdBy = createdBy;
      return this;
    }

    public Builder latestVersion(@Nullable String latestVersion) {
      this.latestVersion = latestVersion;
      return this;
    }

    public Builder framework(@Nullable String framework) {
      this.framework = framework;
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

    public Builder tags(@Nullable List<String> tags) {
      this.tags = tags == null ? null : List.copyOf(tags);
      return this;
    }

    public Builder uri(@Nullable String uri) {
      this.uri = uri;
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
    public RegisteredModel build() {
      return new RegisteredModel(this);
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
        throw new IllegalStateException("a model needs a " + field);
      }
      return value;
    }
  }
}
