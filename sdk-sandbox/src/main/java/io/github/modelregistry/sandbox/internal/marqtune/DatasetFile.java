package io.github.modelregistry.sandbox.internal.marqtune;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the file of a dataset: a CSV file, or a tar of two files. */
final class DatasetFile {

  private static final Set<String> IN_TAR = Set.of("queries.csv", "documents.jsonl");
  private static final String MACOS_TWIN = "._";

  private static final int LONGEST_HEADER = 1 << 20;

  private static final int TAR_BLOCK = 512;
  private static final int TAR_MAGIC = 257;
  private static final int TAR_NAME = 100;
  private static final int TAR_SIZE = 124;
  private static final int TAR_SIZE_END = 135;

  private DatasetFile() {}

  /**
   * Returns why a file cannot be used, or null if it can.
   *
   * @param columns the columns of the dataset's schema
   * @param mayBeTar whether a tar is allowed, as it is for evaluations
   */
  static @Nullable String problem(InputStream file, Collection<String> columns, boolean mayBeTar)
      throws IOException {
    byte[] start = file.readNBytes(TAR_BLOCK);
    if (!isTar(start)) {
      List<String> missing = new ArrayList<>(columns);
      missing.removeAll(header(start, file));
      return missing.isEmpty() ? null : "Missing columns: " + String.join(", ", missing);
    }
    if (!mayBeTar) {
      return "A training dataset must be a csv file";
    }
    List<String> names = namesInTar(start, file);
    boolean fits = names.size() == IN_TAR.size() && names.containsAll(IN_TAR);
    return fits ? null : "Files in tar must be exactly queries.csv and documents.jsonl: " + names;
  }

  /** Returns the columns in the first line of a CSV file. */
  private static List<String> header(byte[] start, InputStream rest) throws IOException {
    InputStream bytes =
        new BufferedInputStream(new SequenceInputStream(new ByteArrayInputStream(start), rest));
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = bytes.read();
    while (next >= 0 && next != '\n' && line.size() < LONGEST_HEADER) {
      line.write(next);
      next = bytes.read();
    }
    return cells(line.toString(StandardCharsets.UTF_8).strip());
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char each = line.charAt(i);
      if (each == '"') {
        quoted = !quoted;
      } else if (each == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(each);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static boolean isTar(byte[] block) {
    return block.length == TAR_BLOCK && text(block, TAR_MAGIC, TAR_MAGIC + 5).equals("ustar");
  }

  /** Returns the names in a tar, without the files that macOS adds for each of them. */
  private static List<String> namesInTar(byte[] first, InputStream rest) throws IOException {
    List<String> names = new ArrayList<>();
    for (byte[] block = first; isTar(block); block = rest.readNBytes(TAR_BLOCK)) {
      String name = text(block, 0, TAR_NAME);
      if (!name.startsWith(MACOS_TWIN) || !IN_TAR.contains(name.substring(2))) {
        names.add(name);
      }
      long size = Long.parseLong(text(block, TAR_SIZE, TAR_SIZE_END).strip(), 8);
      rest.skipNBytes((size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK);
    }
    return names;
  }

  private static String text(byte[] block, int from, int to) {
    String all = new String(Arrays.copyOfRange(block, from, to), StandardCharsets.UTF_8);
    int end = all.indexOf(0);
    return end < 0 ? all : all.substring(0, end);
  }
}
