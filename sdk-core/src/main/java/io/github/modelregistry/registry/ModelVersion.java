package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model, in terms common to all vendors. Immutable.
 *
 * <p>Null means that the vendor does not provide the field; an empty list means that it is empty.
 * The vendor's own object, with all that has no neutral name, is {@link #raw}.
 */
public final class ModelVersion extends RegistryEntry {

  private static final String KIND = "a version";

  private final ModelVersionRef ref;
  private final Builder values;

  private ModelVersion(Builder builder) {
    super(builder, KIND);
    this.ref = required(builder.ref, KIND, "ref");
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

  @Override
  Builder values() {
    return values;
  }

  /** Returns the name under which any command finds this version again. */
  @Override
  public ModelVersionRef ref() {
    return ref;
  }

  /** Returns the vendor's own id of the version, where it differs from the token in the ref. */
  public @Nullable String vendorId() {
    return values.vendorId;
  }

  /** Returns whether the version is in use by a deployment. */
  public @Nullable Boolean deployed() {
    return values.deployed;
  }

  /** Returns the version's token, which is the version of the ref; never {@code latest}. */
  public String version() {
    return ref.version();
  }

  /** Returns how such values are read from and written as JSON; see {@link #toJson()}. */
  public static JsonCodec<ModelVersion> codec() {
    return ModelVersionFields.CODEC;
  }

  /** Returns the names of {@link #jsonFields()}, in their order. */
  public static List<String> jsonFieldNames() {
    return ModelVersionFields.ALL.names();
  }

  @Override
  public Map<String, JsonValue> jsonFields() {
    return ModelVersionFields.ALL.json(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ModelVersion that && ModelVersionFields.ALL.equal(this, that));
  }

  /**
   * Describes a version: each method sets what the one of the same name returns. A value that is
   * not set is one that the vendor does not provide.
   */
  public static final class Builder extends RegistryEntry.Builder<Builder> {

    private @Nullable ModelVersionRef ref;
    private @Nullable String vendorId;
    private @Nullable Boolean deployed;

    private Builder() {}

    public Builder ref(ModelVersionRef ref) {
      if (ref.isLatest()) {
        throw new IllegalArgumentException("the version must be explicit, not 'latest'");
      }
      this.ref = ref;
      return this;
    }

    public Builder vendorId(@Nullable String vendorId) {
      this.vendorId = vendorId;
      return this;
    }

    public Builder deployed(@Nullable Boolean deployed) {
      this.deployed = deployed;
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

    @Override
    Builder self() {
      return this;
    }
  }
}
