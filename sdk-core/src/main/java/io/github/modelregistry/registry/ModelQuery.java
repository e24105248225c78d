package io.github.modelregistry.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.page.PagedResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which models to list, and how. Immutable.
 *
 * <p>All filters must match. Fields that a vendor does not provide match no filter: {@code sha256}
 * never matches a model whose digest is unknown.
 */
public final class ModelQuery {

  /** How many models are requested at a time by default. */
  public static final int DEFAULT_PAGE_SIZE = 100;

  /** The largest page size that may be requested. */
  public static final int LARGEST_PAGE_SIZE = 500;

  private static final ModelQuery ALL = builder().build();

  private final Builder values;
  private final @Nullable Glob glob;

  private ModelQuery(Builder builder) {
    this.values = builder.copy();
    this.glob = values.namePattern == null ? null : new Glob(values.namePattern);
  }

  /** Returns the query for all models that are not deleted. */
  public static ModelQuery all() {
    return ALL;
  }

  /** Returns a builder; its default finds all models that are not deleted. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds this query. */
  public Builder toBuilder() {
    return values.copy();
  }

  /** Returns the name pattern, or null for any name. */
  public @Nullable String namePattern() {
    return values.namePattern;
  }

  /** Returns the statuses to find; empty for any. */
  public Set<ModelStatus> statuses() {
    return values.statuses;
  }

  /** Returns since when a model must have been updated, or null for any time. */
  public @Nullable Instant updatedSince() {
    return values.updatedSince;
  }

  /** Returns the SHA-256 to find, in lower-case hex, or null for any. */
  public @Nullable String sha256() {
    return values.sha256;
  }

  /** Returns whether deleted models are included. */
  public boolean includesDeleted() {
    return values.includeDeleted || values.statuses.contains(ModelStatus.DELETED);
  }

  /** Returns how many models to ask a vendor for at a time, where the vendor has pages. */
  public int pageSize() {
    return values.pageSize;
  }

  /** Returns where to continue, or null to begin at the beginning. */
  public @Nullable String resumeToken() {
    return values.resumeToken;
  }

  /** Returns whether the filters let a model through. */
  public boolean matches(RegisteredModel model) {
    return (includesDeleted() || model.status() != ModelStatus.DELETED)
        && (values.statuses.isEmpty() || values.statuses.contains(model.status()))
        && (glob == null || (model.name() != null && glob.matches(model.name())))
        && (values.sha256 == null || values.sha256.equalsIgnoreCase(model.sha256()))
        && isRecent(model);
  }

  private boolean isRecent(RegisteredModel model) {
    if (values.updatedSince == null) {
      return true;
    }
    Instant changed = model.updatedAt() == null ? model.createdAt() : model.updatedAt();
    return changed != null && !changed.isBefore(values.updatedSince);
  }

  /** Returns the filters as text, without page size and resume token; for resume tokens. */
  public String filters() {
    List<String> filters = new ArrayList<>();
    filters.add("name=" + values.namePattern);
    filters.add("status=" + values.statuses.stream().sorted().toList());
    filters.add("since=" + values.updatedSince);
    filters.add("sha256=" + values.sha256);
    filters.add("deleted=" + includesDeleted());
    return String.join(",", filters);
  }

  /**
   * Returns the list of this query, from the pages of a vendor; for drivers. Models that the
   * filters refuse may be on the pages.
   *
   * @param registryName the registry's name; resume tokens of other registries are refused
   * @throws InvalidRequestException if the resume token is incomplete or belongs to another list
   */
  public PagedResult<RegisteredModel> list(
      String registryName, PagedIterable<RegisteredModel> source) {
    return list(registryName, source, Function.identity());
  }

  /**
   * Returns the list of this query, from the rows of a vendor; for drivers. A row whose mapping
   * throws a {@link DecodingException}, because it has no usable id, is skipped; after all other
   * models the iteration fails, naming such rows.
   *
   * @param mapping returns the model of a row
   */
  public <R> PagedResult<RegisteredModel> list(
      String registryName, PagedIterable<R> source, Function<? super R, RegisteredModel> mapping) {
    return PagedResult.<R, RegisteredModel>builder(source, mapping, RegisteredModel::id)
        .keeping(this::matches)
        .list("models of '" + registryName + "'")
        .scope(registryName + "?" + filters())
        .resumeFrom(values.resumeToken)
        .build();
  }

  @JsonValue
  @Override
  public String toString() {
    return "ModelQuery{" + filters() + (values.resumeToken == null ? "" : ",resumed") + "}";
  }

  /** Describes a query. */
  public static final class Builder implements Cloneable {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private @Nullable String namePattern;
    private Set<ModelStatus> statuses = Set.of();
    private @Nullable Instant updatedSince;
    private @Nullable String sha256;
    private boolean includeDeleted;
    private int pageSize = DEFAULT_PAGE_SIZE;
    private @Nullable String resumeToken;

    private Builder() {}

    /**
     * Selects names that match a pattern: {@code *} matches any text, {@code ?} one character, all
     * else itself, case-sensitively.
     */
    public Builder nameMatches(@Nullable String glob) {
      this.namePattern = glob;
      return this;
    }

    /**
     * Selects models with one of these statuses; {@link ModelStatus#DELETED} among them includes
     * deleted models.
     */
    public Builder status(ModelStatus... wanted) {
      return status(List.of(wanted));
    }

    /** Selects models with one of these statuses; none at all means any. */
    public Builder status(Collection<ModelStatus> wanted) {
      this.statuses = Set.copyOf(wanted);
      return this;
    }

    /**
     * Selects models updated at this time or later. Where the vendor has no time of update, the
     * time of creation counts; a model without both is not included.
     */
    public Builder updatedSince(@Nullable Instant time) {
      this.updatedSince = time;
      return this;
    }

    /** Selects models whose bytes have this SHA-256, 64 hex digits of either case. */
    public Builder sha256(@Nullable String hex) {
      if (hex != null && !SHA256.matcher(hex).matches()) {
        throw new InvalidRequestException("model query", "a SHA-256 is 64 hexadecimal digits");
      }
      this.sha256 = hex == null ? null : hex.toLowerCase(Locale.ROOT);
      return this;
    }

    /** Includes deleted models, where the vendor still lists them. */
    public Builder includeDeleted(boolean include) {
      this.includeDeleted = include;
      return this;
    }

    /** Asks for so many models at a time, 1 to 500, where the vendor has pages. */
    public Builder pageSize(int models) {
      if (models < 1 || models > LARGEST_PAGE_SIZE) {
        throw new InvalidRequestException(
            "model query", "the page size must be 1 to " + LARGEST_PAGE_SIZE);
      }
      this.pageSize = models;
      return this;
    }

    /** Continues where the token was taken; the filters must be the same as then. */
    public Builder resumeToken(@Nullable String token) {
      this.resumeToken = token;
      return this;
    }

    /** Creates the query. */
    public ModelQuery build() {
      return new ModelQuery(this);
    }

    private Builder copy() {
      try {
        return (Builder) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
