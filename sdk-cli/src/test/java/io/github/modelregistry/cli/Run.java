package io.github.modelregistry.cli;

import io.github.modelregistry.cli.session.CliContext;
import io.github.modelregistry.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One run of the program within the test's process, and what came of it. */
record Run(int exitCode, String out, String err) {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

  /** Runs with these environment variables and no others, with no terminal and no sandbox about. */
  static Run with(Map<String, String> environment, String... arguments) {
    return onTerminal(0, environment, arguments);
  }

  static Run onTerminal(int columns, Map<String, String> environment, String... arguments) {
    return at(Path.of("no", "such", "file"), columns, environment, arguments);
  }

  static Run at(
      Path sandboxFolder, int columns, Map<String, String> environment, String... arguments) {
    return run(sandboxFolder, columns, null, environment, arguments);
  }

  /** Runs with a user who types these lines. */
  static Run answering(List<String> lines, Map<String, String> environment, String... arguments) {
    Iterator<String> typed = lines.iterator();
    return run(
        Path.of("no", "such", "file"),
        0,
        () -> typed.hasNext() ? typed.next() : null,
        environment,
        arguments);
  }

  private static Run run(
      Path sandboxFolder,
      int columns,
      CliContext.TerminalInput input,
      Map<String, String> environment,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        new Mreg(
                new CliContext(
                    environment, out, err, columns, columns > 0, CLOCK, sandboxFolder, input))
            .run(arguments);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonValue json() {
    return JsonValue.parse(out);
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** Returns one field of each element of an array in the document. */
  List<String> texts(String array, String field) {
    return json().at(array).elements().stream()
        .map(element -> element.get(field).asString())
        .toList();
  }
}
