package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a list is about: a model, perhaps with its versions; or, in tables, one of them.
 *
 * @param model the model
 * @param versions its versions; null when they were not asked for, or could not be had
 * @param version the version that the row is about, or null when it is about the model
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
