package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waits for one model or version. */
@Command(
    name = "wait",
    description = {
      "Wait until a model or version is ready, then print its ref.",
      "Each change of its status is shown on the standard error."
    })
final class WaitCommand implements Callable<Integer> {

  private final RootCommand root;

  @Mixin private final RefArgument ref = new RefArgument();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = TimeSpanConverter.class,
      description = "How long to wait at most: 90s, 2h (default: 30m).")
  private Duration deadline = WaitRequest.DEFAULT_DEADLINE;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = TimeSpanConverter.class,
      description = "The first interval between two polls; it grows up to 10s (default: 2s).")
  private Duration interval = WaitRequest.DEFAULT_INTERVAL;

  WaitCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      WaitResult ready =
          ref.read(
              registries,
              model -> await(WaitRequest.builder().model(model), registries),
              version -> await(WaitRequest.builder().version(version), registries));
      root.print(ready);
      return 0;
    }
  }

  private WaitResult await(WaitRequest.Builder builder, ModelRegistries registries) {
    WaitRequest request =
        builder.deadline(deadline).interval(interval).progress(this::show).build();
    ModelRef model = request.model();
    return registries.registry(model.registry()).require(ReadinessWait.class).await(request);
  }

  private void show(WaitProgress progress) {
    root.context().printError(SafeText.oneLine(progress.toString()));
  }
}
