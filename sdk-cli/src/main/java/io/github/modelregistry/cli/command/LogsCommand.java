package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.capability.LogLine;
import io.github.modelregistry.registry.capability.LogRequest;
import io.github.modelregistry.registry.capability.ModelLogs;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the log of one model or version. */
@Command(
    name = "logs",
    description = "Show the log of a model's training, or of a version's conversion.")
final class LogsCommand implements Callable<Integer> {

  private static final Duration DEFAULT_DEADLINE = Duration.ofDays(1);

  private final RootCommand root;

  @Mixin private final RefArgument ref = new RefArgument();

  @Option(
      names = {"-f", "--follow"},
      description = "Show new lines until the training or conversion has ended.")
  private boolean follow;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = TimeSpanConverter.class,
      description = "How long to follow at most: 90s, 2h (default: 24h).")
  private Duration deadline = DEFAULT_DEADLINE;

  private long lines;

  LogsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    TextOutput out = new TextOutput(root.context().out());
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      return ref.read(
          registries,
          model -> show(LogRequest.of(model), registries, out),
          version -> show(LogRequest.of(version), registries, out));
    }
  }

  private int show(LogRequest request, ModelRegistries registries, TextOutput out) {
    ModelLogs logs = registries.registry(request.model().registry()).require(ModelLogs.class);
    lines = 0;
    logs.read(follow ? request.following(deadline) : request, line -> show(line, out));
    out.flush();
    if (lines == 0) {
      root.context()
          .printError(
              "mreg: The log of "
                  + SafeText.oneLine(ref.text())
                  + " is empty: no training or conversion has written to it"
                  + (follow ? "." : " yet; --follow waits for one."));
    }
    return 0;
  }

  private void show(LogLine line, TextOutput out) {
    lines++;
    out.line(SafeText.oneLine(line.toString()));
    if (follow) {
      out.flush();
    }
  }
}
