package io.github.modelregistry.cli.command;

import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select models. */
final class ModelFilters {

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

  ModelQuery query(Clock clock) {
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
      return Stream.of(ModelStatus.values()).map(Choice::name).iterator();
    }
  }
}
