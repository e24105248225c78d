package io.github.modelregistry.consumers.frameworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A row of the tables in docs/frameworks.md: a class path, and what is expected on it. */
record TableRow(List<String> cells) {

  private static final Path DOCUMENT = Path.of("../../docs/frameworks.md");

  /** Returns the rows of the table below a heading. */
  static List<TableRow> inSection(String heading) {
    try {
      String document = Files.readString(DOCUMENT);
      String section = document.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
      return section
          .lines()
          .filter(line -> line.startsWith("| `"))
          .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
          .map(TableRow::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of the project in consumers/class-paths. */
  String name() {
    return cells.get(0).replace("`", "");
  }

  Map<String, String> libraries() {
    return Map.of(
        "okhttp", cells.get(1),
        "kotlin-stdlib", cells.get(2),
        "okio", cells.get(3),
        "jackson-core", cells.get(4));
  }

  /** Returns what the message of the refusal says. */
  String message() {
    return cells.get(1);
  }

  @Override
  public String toString() {
    return name();
  }
}
