package io.github.modelregistry.sandbox;

import io.github.modelregistry.json.JsonValue;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs a sandbox until it is interrupted, and prints the settings for clients to standard output.
 *
 * <pre>{@code
 * java -cp ... io.github.modelregistry.sandbox.SandboxMain --port wallaroo=18080
 * export TFY_API_KEY=sandbox-api-key
 * export TFY_HOST=http://127.0.0.1:43127
 * ...
 * }</pre>
 */
public final class SandboxMain {

  private static final String USAGE =
      """
      Usage: SandboxMain [--port N|VENDOR=PORT]... [--only VENDOR]... [--empty] [--json]

      Simulates the vendors' model APIs on 127.0.0.1 until it is interrupted.

        --port N            the port of the first vendor; the others take the ports after it
        --port VENDOR=PORT  the port of a vendor; by default any free one
        --only VENDOR       run this vendor; may be repeated
        --empty             start without models
        --json              print the settings as one JSON object, not as export lines
        --folder DIR        publish the sandbox in this folder, not in that of the user
      """;

  private final ModelRegistrySandbox.Builder builder = ModelRegistrySandbox.builder();
  private final Set<SandboxVendor> selected = EnumSet.noneOf(SandboxVendor.class);
  private boolean json;
  private @Nullable Path folder;

  private SandboxMain() {}

  /** Runs a sandbox until the process ends. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /**
   * Runs a sandbox until the calling thread is interrupted or the process ends. While it runs,
   * {@link RunningSandbox#findAll()} finds it.
   *
   * @return the exit code: 0 for success, 1 if the sandbox could not start, 2 for invalid arguments
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    SandboxMain main = new SandboxMain();
    try {
      main.read(arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 2;
    }
    try {
      main.run(out, err);
      return 0;
    } catch (RuntimeException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private void read(List<String> arguments) {
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--empty" -> builder.empty();
        case "--json" -> json = true;
        case "--only" -> selected.add(SandboxVendor.of(value(argument, rest)));
        case "--port" -> readPort(value(argument, rest));
        case "--folder" -> folder = Path.of(value(argument, rest));
        default -> throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    if (!selected.isEmpty()) {
      builder.select(selected.toArray(new SandboxVendor[0]));
    }
  }

  private void readPort(String text) {
    int equals = text.indexOf('=');
    String number = text.substring(equals + 1);
    if (!number.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("--port needs a number or VENDOR=PORT, not " + text);
    }
    if (equals < 0) {
      builder.portsFrom(Integer.parseInt(number));
    } else {
      builder.port(SandboxVendor.of(text.substring(0, equals)), Integer.parseInt(number));
    }
  }

  private static String value(String argument, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(argument + " needs a value");
    }
    return rest.next();
  }

  private void run(PrintStream out, PrintStream err) {
    try (ModelRegistrySandbox sandbox = builder.start();
        RunningSandbox.Publication published =
            folder == null
                ? RunningSandbox.publish(sandbox)
                : RunningSandbox.publish(sandbox, folder)) {
      Thread atEnd = new Thread(published::close, "sandbox-end");
      Runtime.getRuntime().addShutdownHook(atEnd);
      print(sandbox.environment(), out);
      err.println("The sandbox is running; end it with Ctrl-C.");
      waitForEnd();
      removeHook(atEnd);
    }
  }

  private void print(Map<String, String> environment, PrintStream out) {
    Map<String, String> sorted = new TreeMap<>(environment);
    if (json) {
      Map<String, JsonValue> values = new TreeMap<>();
      sorted.forEach((name, value) -> values.put(name, JsonValue.of(value)));
      out.println(JsonValue.object(values));
    } else {
      sorted.forEach((name, value) -> out.println("export " + name + "=" + value));
    }
    out.flush();
  }

  private static void waitForEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // Interrupted: end.
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread atEnd) {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      // The process is ending; the hook has run or is running.
    }
  }
}
