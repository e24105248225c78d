package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list: a model, optionally with its versions; or, in tables, one of its versions.
 *
 * @param model the model
 * @param versions its versions; null if they were not requested or could not be read
 * @param version the version of the row, or null for the row of the model
 */
public record ListedModel(
    RegisteredModel model, @Nullable List<ModelVersion> versions, @Nullable ModelVersion version) {

  /** Returns the row of a model. */
  public static ListedModel of(RegisteredModel model, @Nullable List<ModelVersion> versions) {
    return new ListedModel(model, versions, null);
  }

  /** Returns the row of one of its versions. */
  public ListedModel at(ModelVersion shown) {
    return new ListedModel(model, versions, shown);
  }
}
