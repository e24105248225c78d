package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.SortedRows;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which models to list, how many and in which order. Used once.
 *
 * @param query selects the models
 * @param limit how many are listed, {@link Integer#MAX_VALUE} for all
 * @param sorted gives their order; null for the order of the registries
 */
record ModelListing(ModelQuery query, int limit, @Nullable SortedRows<RegisteredModel> sorted) {

  /** Passes on the models of some registries. */
  void forEach(
      ModelRegistries registries, FailedRegistries failed, Consumer<RegisteredModel> action) {
    if (sorted != null) {
      readAll(registries, failed, sorted::add);
      sorted.forEach(action);
    } else if (limit == Integer.MAX_VALUE) {
      readAll(registries, failed, action);
    } else {
      readFirst(registries, failed, action);
    }
  }

  private void readAll(
      ModelRegistries registries, FailedRegistries failed, Consumer<RegisteredModel> action) {
    try (FederatedModels models = registries.models(query).onFailure(failed::add)) {
      models.forEach(action);
    }
  }

  /** One registry after the other, and no page ahead: a federated list reads more than it gives. */
  private void readFirst(
      ModelRegistries registries, FailedRegistries failed, Consumer<RegisteredModel> action) {
    registries.failures().forEach(failed::add);
    int missing = limit;
    for (ModelRegistry registry : registries.all()) {
      if (missing > 0) {
        missing -= readFirst(registry, missing, failed, action);
      }
    }
  }

  private int readFirst(
      ModelRegistry registry, int most, FailedRegistries failed, Consumer<RegisteredModel> action) {
    int given = 0;
    boolean inAction = false;
    try (PagedResult<RegisteredModel> models = registry.models(pagesOf(most))) {
      Iterator<RegisteredModel> each = models.iterator();
      while (given < most && each.hasNext()) {
        RegisteredModel model = each.next();
        inAction = true;
        action.accept(model);
        inAction = false;
        given++;
      }
    } catch (RuntimeException failure) {
      if (inAction) {
        throw failure;
      }
      failed.add(RegistryFailure.of(registry.name(), registry.vendor(), failure, given));
    }
    return given;
  }

  /** Without filters every model of a page is listed, so that a page needs no more than these. */
  private ModelQuery pagesOf(int models) {
    boolean filtered = !query.filters().equals(ModelQuery.all().filters());
    return filtered || models >= query.pageSize()
        ? query
        : query.toBuilder().pageSize(models).build();
  }
}
