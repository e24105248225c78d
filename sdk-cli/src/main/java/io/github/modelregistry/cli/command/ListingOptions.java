package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.RowSchemas;
import io.github.modelregistry.cli.output.SortedRows;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose which models are listed, how many, and in which order. */
final class ListingOptions {

  @Option(
      names = "--name",
      paramLabel = "GLOB",
      description = "Models of this name; * matches any text, ? one character.")
  private @Nullable String name;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      completionCandidates = StatusNames.class,
      description =
          "Models of this status: ready, pending, failed, no_artifact, deleted or unknown.")
  private final List<ModelStatus> statuses = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Models updated since: 2026-05-31, 2026-05-31T10:00:00Z, or 36h or 7d ago.")
  private @Nullable String since;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Models whose bytes have this digest.")
  private @Nullable String sha256;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "List at most N models; only the pages needed for them are requested.")
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
   * Returns the listing that was chosen.
   *
   * @param clock the clock for ages
   * @throws InvalidRequestException if an option has a wrong value
   */
  ModelListing listing(Clock clock) {
    if (limit != null && limit < 1) {
      throw new InvalidRequestException("--limit " + limit, "must be at least 1");
    }
    int most = limit == null ? Integer.MAX_VALUE : limit;
    SortedRows<RegisteredModel> sorted =
        sort.isEmpty() ? null : new SortedRows<>(RowSchemas.models(), sort, most);
    return new ModelListing(query(clock), most, sorted);
  }

  /** Returns the options that select the models, as they were given; empty if there are none. */
  String selection() {
    List<String> given = new ArrayList<>();
    give("--name", name, given);
    give("--status", joined(statuses.stream().map(EnumConverter::name).toList()), given);
    give("--since", since, given);
    give("--sha256", sha256, given);
    give("--limit", limit, given);
    return String.join(" ", given);
  }

  private static void give(String option, @Nullable Object value, List<String> given) {
    if (value != null) {
      given.add(option + " " + value);
    }
  }

  private static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : String.join(",", values);
  }

  private ModelQuery query(Clock clock) {
    return ModelQuery.builder()
        .nameMatches(name)
        .status(statuses)
        .updatedSince(since == null ? null : TimeText.parse(since, clock))
        .sha256(sha256)
        .build();
  }

  /** The statuses, in the spelling of the help. */
  static final class StatusNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Stream.of(ModelStatus.values()).map(EnumConverter::name).iterator();
    }
  }
}
