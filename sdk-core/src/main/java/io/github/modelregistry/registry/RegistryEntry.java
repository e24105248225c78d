package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.ReflectionGuard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model and a version of a model have in common, in terms common to all vendors. Immutable.
 *
 * <p>Null means that the vendor does not provide the field; an empty list means that it is empty.
 * The vendor's own object, with all that has no neutral name, is {@link #raw}.
 */
public abstract sealed class RegistryEntry implements JsonModel
    permits RegisteredModel, ModelVersion {

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final ModelStatus status;

  RegistryEntry(Builder<?> builder, String kind) {
    this.status = required(builder.status, kind, "status");
  }

  static <T> T required(@Nullable T value, String kind, String field) {
    if (value == null) {
      throw new IllegalStateException(kind + " needs a " + field);
    }
    return value;
  }

  /** Returns what was set; never changed. */
  abstract Builder<?> values();

  /** Returns the ref of the model or version. */
  abstract Object ref();

  /** Returns the model's name, which several models may share; null when the vendor sent none. */
  public final @Nullable String name() {
    return values().name;
  }

  /** Returns how usable the model or version is. */
  public final ModelStatus status() {
    return status;
  }

  /** Returns the vendor's own word for the status, verbatim. */
  public final @Nullable String vendorStatus() {
    return values().vendorStatus;
  }

  /** Returns what the vendor says about the status, such as why something failed. */
  public final @Nullable String statusMessage() {
    return values().statusMessage;
  }

  /** Returns when the model or version was created. */
  public final @Nullable Instant createdAt() {
    return values().createdAt;
  }

  /** Returns who created the model or version. */
  public final @Nullable String createdBy() {
    return values().createdBy;
  }

  /** Returns the framework in the vendor's word, such as {@code onnx}. */
  public final @Nullable String framework() {
    return values().framework;
  }

  /** Returns the size of its bytes. */
  public final @Nullable Long sizeBytes() {
    return values().sizeBytes;
  }

  /** Returns the SHA-256 of its bytes in hex. */
  public final @Nullable String sha256() {
    return values().sha256;
  }

  /**
   * Returns the tags, unmodifiable; null if the vendor does not provide them, empty if there are
   * none.
   */
  public final @Nullable List<String> tags() {
    return values().tags;
  }

  /** Returns where the bytes lie, as the vendor writes it; nothing here fetches it. */
  public final @Nullable String uri() {
    return values().uri;
  }

  /**
   * Returns the vendor's own typed object, or empty when it is of another type or not kept.
   *
   * <p>A value that was read from JSON holds the vendor's JSON only. Each call decodes it as the
   * type that is asked for; the JSON does not contain the name of that type.
   *
   * @throws io.github.modelregistry.error.DecodingException when that JSON is not of this type
   */
  public final <T> Optional<T> raw(Class<T> type) {
    return RawJson.as(type, values().raw);
  }

  /**
   * Returns the vendor's JSON with nothing dropped: unknown fields, nulls and every digit; null
   * when it was not kept. Written again by each call.
   */
  public final @Nullable String rawJson() {
    JsonModel raw = values().raw;
    return raw == null ? null : raw.toJson();
  }

  /**
   * Returns the fields that all vendors share as JSON, in an order that does not change,
   * unmodifiable. Fields that the vendor does not provide are explicit nulls; times are ISO-8601 in
   * UTC.
   */
  public abstract Map<String, JsonValue> jsonFields();

  /** Returns {@link #jsonFields()} and, as {@code raw}, {@link #rawJson()}, in compact JSON. */
  @Override
  public final String toJson() {
    String object = JsonValue.object(jsonFields()).toString();
    String fieldsAlone = object.substring(0, object.length() - 1);
    return fieldsAlone + ",\"" + NeutralFields.RAW + "\":" + rawJson() + "}";
  }

  /** Compares all neutral fields; the vendor's own object does not count. */
  @Override
  public abstract boolean equals(@Nullable Object other);

  @Override
  public final int hashCode() {
    return ref().hashCode();
  }

  @Override
  public final String toString() {
    return ref() + (name() == null ? " " : " " + name() + " ") + status;
  }

  /**
   * Describes a model or version: each method sets what the one of the same name returns. A value
   * that is not set is one that the vendor does not provide. Not thread-safe.
   *
   * @param <B> the type of the builder
   */
  public abstract static sealed class Builder<B extends Builder<B>> implements Cloneable
      permits RegisteredModel.Builder, ModelVersion.Builder {

    private @Nullable String name;
    private @Nullable ModelStatus status;
    private @Nullable String vendorStatus;
    private @Nullable String statusMessage;
    private @Nullable Instant createdAt;
    private @Nullable String createdBy;
    private @Nullable String framework;
    private @Nullable Long sizeBytes;
    private @Nullable String sha256;
    private @Nullable List<String> tags;
    private @Nullable String uri;
    private @Nullable JsonModel raw;

    Builder() {}

    public final B name(@Nullable String name) {
      this.name = name;
      return self();
    }

    public final B status(ModelStatus status) {
      this.status = status;
      return self();
    }

    public final B vendorStatus(@Nullable String vendorStatus) {
      this.vendorStatus = vendorStatus;
      return self();
    }

    public final B statusMessage(@Nullable String statusMessage) {
      this.statusMessage = statusMessage;
      return self();
    }

    public final B createdAt(@Nullable Instant createdAt) {
      this.createdAt = createdAt;
      return self();
    }

    public final B createdBy(@Nullable String createdBy) {
      this.createdBy = createdBy;
      return self();
    }

    public final B framework(@Nullable String framework) {
      this.framework = framework;
      return self();
    }

    public final B sizeBytes(@Nullable Long sizeBytes) {
      this.sizeBytes = sizeBytes;
      return self();
    }

    public final B sha256(@Nullable String sha256) {
      this.sha256 = sha256;
      return self();
    }

    public final B tags(@Nullable List<String> tags) {
      this.tags = tags == null ? null : List.copyOf(tags);
      return self();
    }

    public final B uri(@Nullable String uri) {
      this.uri = uri;
      return self();
    }

    /** Sets the vendor's own typed object. */
    public final B raw(@Nullable JsonModel vendorObject) {
      this.raw = vendorObject;
      return self();
    }

    abstract B self();

    /** Returns a builder with the same values. */
    @SuppressWarnings("unchecked") // a clone is of the same class
    final B copy() {
      try {
        return (B) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
