package io.github.modelregistry.registry.capability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The versions of which model to list, and how; see {@link VersionListing}. Immutable. */
public final class VersionsRequest {

  private final ModelRef model;
  private final int pageSize;
  private final @Nullable String resumeToken;

  private VersionsRequest(Builder builder) {
    this.model = Objects.requireNonNull(builder.model, "model");
    this.pageSize = builder.pageSize;
    this.resumeToken = builder.resumeToken;
  }

  /** Returns the request for all versions of a model. */
  public static VersionsRequest of(ModelRef model) {
    return builder(model).build();
  }

  /** Starts a request for the versions of a model. */
  public static Builder builder(ModelRef model) {
    return new Builder(model);
  }

  /** Returns the model. */
  public ModelRef model() {
    return model;
  }

  /** Returns how many versions to request at a time; a vendor may give fewer, or all at once. */
  public int pageSize() {
    return pageSize;
  }

  /** Returns where to continue, or null to start with the newest version. */
  public @Nullable String resumeToken() {
    return resumeToken;
  }

  /**
   * Returns the list of this request, from the pages of a vendor; for drivers.
   *
   * @throws InvalidRequestException if the resume token is incomplete or belongs to another list
   */
  public PagedResult<ModelVersion> list(PagedIterable<ModelVersion> source) {
    return list(source, Function.identity());
  }

  /**
   * Returns the list of this request, from the rows of a vendor; for drivers. A row whose mapping
   * throws a {@link DecodingException}, because it has no usable id, is left out; after all other
   * versions the iteration fails, naming such rows.
   *
   * @param mapping returns the version of a row
   * @throws InvalidRequestException if the resume token is incomplete or belongs to another list
   */
  public <R> PagedResult<ModelVersion> list(
      PagedIterable<R> source, Function<? super R, ModelVersion> mapping) {
    return PagedResult.<R, ModelVersion>builder(source, mapping, ModelVersion::version)
        .list("versions of " + model)
        .scope(model + "?versions")
        .resumeFrom(resumeToken)
        .build();
  }

  @JsonValue
  @Override
  public String toString() {
    return "VersionsRequest{" + model + (resumeToken == null ? "" : ", resumed") + "}";
  }

  /** Builds a request. Not safe for use by several threads. */
  public static final class Builder {

    private final ModelRef model;
    private int pageSize = ModelQuery.DEFAULT_PAGE_SIZE;
    private @Nullable String resumeToken;

    private Builder(ModelRef model) {
      this.model = model;
    }

    /**
     * Sets how many versions to request at a time.
     *
     * @param count from 1 to {@value ModelQuery#LARGEST_PAGE_SIZE}
     */
    public Builder pageSize(int count) {
      if (count < 1 || count > ModelQuery.LARGEST_PAGE_SIZE) {
        throw new InvalidRequestException(
            "page size " + count, "it must be from 1 to " + ModelQuery.LARGEST_PAGE_SIZE);
      }
      this.pageSize = count;
      return this;
    }

    /**
     * Continues where {@link PagedResult#resumeToken()} was taken; null starts from the beginning.
     */
    public Builder resumeToken(@Nullable String token) {
      this.resumeToken = token;
      return this;
    }

    /** Creates the request. */
    public VersionsRequest build() {
      return new VersionsRequest(this);
    }
  }
}
