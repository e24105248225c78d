package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model of a registry, in terms common to all vendors. Immutable.
 *
 * <p>Null means that the vendor does not provide the field; an empty list means that it is empty.
 * The vendor's own object, with all that has no neutral name, is {@link #raw}.
 */
public final class RegisteredModel extends RegistryEntry {

  private static final String KIND = "a model";

  private final ModelRef ref;
  private final String vendor;
  private final Builder values;

  private RegisteredModel(Builder builder) {
    super(builder, KIND);
    this.ref = required(builder.ref, KIND, "ref");
    this.vendor = required(builder.vendor, KIND, "vendor");
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

  /** Returns the name under which any command finds this model again. */
  @Override
  public ModelRef ref() {
    return ref;
  }

  /** Returns the vendor of the registry in lower case, such as {@code wallaroo}. */
  public String vendor() {
    return vendor;
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

  /** Returns when the model was last changed. */
  public @Nullable Instant updatedAt() {
    return values.updatedAt;
  }

  /** Returns the token of the newest version; see {@link #latestVersionRef()}. */
  public @Nullable String latestVersion() {
    return values.latestVersion;
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

  /** Returns how such values are read from and written as JSON; see {@link #toJson()}. */
  public static JsonCodec<RegisteredModel> codec() {
    return RegisteredModelFields.CODEC;
  }

  /** Returns the names of {@link #jsonFields()}, in their order. */
  public static List<String> jsonFieldNames() {
    return RegisteredModelFields.ALL.names();
  }

  @Override
  public Map<String, JsonValue> jsonFields() {
    return RegisteredModelFields.ALL.json(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof RegisteredModel that && RegisteredModelFields.ALL.equal(this, that));
  }

  /**
   * Describes a model: each method sets what the one of the same name returns. A value that is not
   * set is one that the vendor does not provide.
   */
  public static final class Builder extends RegistryEntry.Builder<Builder> {

    private @Nullable ModelRef ref;
    private @Nullable String vendor;
    private @Nullable String namespace;
    private @Nullable String qualifiedName;
    private @Nullable String description;
    private @Nullable Instant updatedAt;
    private @Nullable String latestVersion;

    private Builder() {}

    public Builder ref(ModelRef ref) {
      this.ref = ref;
      return this;
    }

    public Builder vendor(String vendor) {
      this.vendor = vendor;
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

    public Builder updatedAt(@Nullable Instant updatedAt) {
      this.updatedAt = updatedAt;
      return this;
    }

    public Builder latestVersion(@Nullable String latestVersion) {
      this.latestVersion = latestVersion;
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

    @Override
    Builder self() {
      return this;
    }
  }
}
