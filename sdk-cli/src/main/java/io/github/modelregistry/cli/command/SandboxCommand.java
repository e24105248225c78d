package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.CliContext;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the sandbox in the foreground. */
@Command(
    name = "sandbox",
    description = {
      "Simulate all vendors on 127.0.0.1 until Ctrl-C, and print the settings for clients.",
      "While it runs, 'mreg --sandbox ...' of the same user uses it."
    })
final class SandboxCommand implements Callable<Integer> {

  private final RootCommand root;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default: export lines for a shell) or json.")
  private Format format = Format.TABLE;

  @Option(names = "--empty", description = "Start without models.")
  private boolean empty;

  SandboxCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    CliContext context = root.context();
    TextOutput errors = new TextOutput(context.err());
    @Nullable Path file = context.sandboxFile();
    Optional<RunningSandbox> other =
        file == null ? RunningSandbox.find() : RunningSandbox.find(file);
    ModelRegistrySandbox.Builder builder = ModelRegistrySandbox.builder();
    if (empty) {
      builder.empty();
    }
    try (ModelRegistrySandbox sandbox = builder.start();
        RunningSandbox.Publication published =
            file == null
                ? RunningSandbox.publish(sandbox)
                : RunningSandbox.publish(sandbox, file)) {
      Runtime.getRuntime().addShutdownHook(new Thread(published::close, "sandbox-end"));
      print(sandbox.environment(), new TextOutput(context.out()));
      other.ifPresent(
          running -> errors.line("mreg: replaces the sandbox of process " + running.pid() + "."));
      errors.line("mreg: the sandbox is running; end it with Ctrl-C.");
      errors.flush();
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private void print(Map<String, String> environment, TextOutput out) {
    Map<String, String> sorted = new TreeMap<>(environment);
    if (format == Format.JSON || format == Format.NDJSON) {
      Map<String, JsonValue> object = new TreeMap<>();
      sorted.forEach((name, value) -> object.put(name, JsonValue.of(value)));
      out.line(JsonValue.object(object).toString());
    } else {
      sorted.forEach((name, value) -> out.line("export " + name + "='" + value + "'"));
    }
    out.flush();
  }
}
