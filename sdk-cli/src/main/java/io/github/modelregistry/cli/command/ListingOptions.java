package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.RowSchemas;
import io.github.modelregistry.cli.output.SortedRows;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose how many models are listed, and in which order. */
final class ListingOptions {

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "List at most so many models; no page is requested that is not needed.")
  private @Nullable Integer limit;

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      split = ",",
      description = {
        "Sort by these fields, after all models were read: -updatedAt,name.",
        "A - before a field means descending; models without a value come last."
      })
  private final List<String> sort = new ArrayList<>();

  /**
   * Returns the listing of a query.
   *
   * @throws InvalidRequestException if an option has a wrong value
   */
  ModelListing of(ModelQuery query) {
    if (limit != null && limit < 1) {
      throw new InvalidRequestException("--limit " + limit, "must be at least 1");
    }
    int most = limit == null ? Integer.MAX_VALUE : limit;
    SortedRows<RegisteredModel> sorted =
        sort.isEmpty() ? null : new SortedRows<>(RowSchemas.models(), sort, most);
    return new ModelListing(query, most, sorted);
  }
}
