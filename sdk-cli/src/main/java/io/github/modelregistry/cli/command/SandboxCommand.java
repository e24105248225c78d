package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.ExitCode;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.DetachedSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the sandbox, and finds and ends running ones. */
@Command(
    name = "sandbox",
    description = {
      "Simulate all vendors on 127.0.0.1, and print the settings for clients.",
      "While it runs, 'mreg --sandbox ...' of the same user uses it."
    })
final class SandboxCommand implements Callable<Integer> {

  private static final String FORMATS = "table (the default: export lines for a shell) or json.";
  private static final Duration END_TIMEOUT = Duration.ofSeconds(30);

  private final RootCommand root;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-o", "--format"},
      paramLabel = "FORMAT",
      description = FORMATS)
  private Format format = Format.TABLE;

  @Option(
      names = "--detach",
      description = "Run in the background, until 'mreg sandbox stop' or the machine shuts down.")
  private boolean detached;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port of the first vendor; the others take the ports after it.")
  private @Nullable Integer port;

  @Option(names = "--empty", description = "Start without models.")
  private boolean empty;

  SandboxCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    ModelRegistrySandbox.Builder builder = builder();
    try {
      return detached ? detach() : run(builder);
    } catch (IllegalStateException e) {
      // A port that is in use, or a process that cannot start.
      message(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private ModelRegistrySandbox.Builder builder() {
    ModelRegistrySandbox.Builder builder = ModelRegistrySandbox.builder();
    if (empty) {
      builder.empty();
    }
    if (port != null) {
      try {
        builder.portsFrom(port);
      } catch (IllegalArgumentException e) {
        throw refusal("--port: " + e.getMessage());
      }
    }
    return builder;
  }

  private int detach() {
    List<String> arguments = new ArrayList<>();
    if (empty) {
      arguments.add("--empty");
    }
    if (port != null) {
      arguments.addAll(List.of("--port", port.toString()));
    }
    List<RunningSandbox> others = root.context().runningSandboxes();
    RunningSandbox started = DetachedSandbox.start(arguments, root.context().sandboxFolder());
    print(started.environment(), format);
    printStart("runs as process " + started.pid() + "; end it with 'mreg sandbox stop'", others);
    return ExitCode.OK;
  }

  private int run(ModelRegistrySandbox.Builder builder) throws InterruptedException {
    List<RunningSandbox> others = root.context().runningSandboxes();
    @Nullable Path folder = root.context().sandboxFolder();
    try (ModelRegistrySandbox sandbox = builder.start();
        RunningSandbox.Publication published =
            folder == null
                ? RunningSandbox.publish(sandbox)
                : RunningSandbox.publish(sandbox, folder)) {
      Runtime.getRuntime().addShutdownHook(new Thread(published::close, "sandbox-end"));
      print(sandbox.environment(), format);
      printStart("is running; end it with Ctrl-C", others);
      new CountDownLatch(1).await();
      return ExitCode.OK;
    }
  }

  private void printStart(String state, List<RunningSandbox> others) {
    others.stream()
        .filter(RunningSandbox::hasSameVersionAndVendors)
        .findFirst()
        .ifPresent(
            first ->
                message(
                    "'mreg --sandbox' continues to use the sandbox of process "
                        + first.pid()
                        + "."));
    message("the sandbox " + state + ".");
  }

  /** Prints the settings of a running sandbox. */
  @Command(
      name = "env",
      description = {
        "Print the settings for clients of the running sandbox, and the URL and secret by which",
        "tests in any language control it.",
        "In a shell: eval \"$(mreg sandbox env)\""
      })
  @SuppressWarnings("unused") // picocli calls it
  int env(
      @Option(
              names = {"-o", "--format"},
              paramLabel = "FORMAT",
              description = FORMATS)
          @Nullable Format chosen,
      @Parameters(
              arity = "0..1",
              paramLabel = "PID",
              description = "The process id of the sandbox.")
          @Nullable Long pid) {
    List<RunningSandbox> running = select(pid);
    if (running.isEmpty()) {
      return noneRuns(pid);
    }
    print(running.get(0).environment(), chosen == null ? Format.TABLE : chosen);
    return ExitCode.OK;
  }

  /** Ends a running sandbox. */
  @Command(name = "stop", description = "End a running sandbox.")
  @SuppressWarnings("unused") // picocli calls it
  int stop(
      @Option(names = "--all", description = "End all running sandboxes.") boolean all,
      @Parameters(
              arity = "0..1",
              paramLabel = "PID",
              description = "The process id of the sandbox; needed if several run.")
          @Nullable Long pid) {
    List<RunningSandbox> running = select(pid);
    if (running.isEmpty()) {
      return noneRuns(pid);
    }
    if (running.size() > 1 && !all) {
      throw refusal(
          running.size()
              + " sandboxes are running: processes "
              + running.stream()
                  .map(sandbox -> Long.toString(sandbox.pid()))
                  .collect(Collectors.joining(", "))
              + ". Name one, or use --all.");
    }
    try {
      for (RunningSandbox sandbox : running) {
        sandbox.stop(END_TIMEOUT);
        message("ended the sandbox of process " + sandbox.pid() + ".");
      }
      return ExitCode.OK;
    } catch (IllegalStateException e) {
      message(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private List<RunningSandbox> select(@Nullable Long pid) {
    List<RunningSandbox> running = root.context().runningSandboxes();
    return pid == null
        ? running
        : running.stream().filter(sandbox -> sandbox.pid() == pid).toList();
  }

  private int noneRuns(@Nullable Long pid) {
    message(
        (pid == null ? "no sandbox is running" : "no sandbox runs as process " + pid)
            + ". Start one with 'mreg sandbox --detach'.");
    return ExitCode.NOT_FOUND;
  }

  private ParameterException refusal(String message) {
    return new ParameterException(Objects.requireNonNull(spec, "spec").commandLine(), message);
  }

  private void message(String line) {
    root.context().printError("mreg: " + line);
  }

  private void print(Map<String, String> environment, Format chosen) {
    TextOutput out = new TextOutput(root.context().out());
    Map<String, String> sorted = new TreeMap<>(environment);
    if (chosen == Format.JSON || chosen == Format.NDJSON) {
      Map<String, JsonValue> object = new TreeMap<>();
      sorted.forEach((name, value) -> object.put(name, JsonValue.of(value)));
      out.line(JsonValue.object(object).toString());
    } else {
      sorted.forEach((name, value) -> out.line("export " + name + "='" + value + "'"));
    }
    out.flush();
  }
}
