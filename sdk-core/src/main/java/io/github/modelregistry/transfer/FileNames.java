package io.github.modelregistry.transfer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of what a server calls a file a name that is valid on every system and in one folder. */
final class FileNames {

  /** File systems allow 255; the temporary file's name is longer. */
  private static final int MOST_BYTES = 200;

  private static final int LONGEST_EXTENSION = 20;

  /** Windows opens a device by these names, whatever the extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])( *\\..*)?");

  private FileNames() {}

  /** Returns the first of several names that can be made valid, or null. */
  static @Nullable String firstSafe(List<String> names) {
    return names.stream().map(FileNames::safe).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Returns a valid name, the same if it is valid; null if nothing of it is. */
  static @Nullable String safe(String name) {
    String valid = cleaned(name);
    return valid == null || valid.equals(name) ? valid : safe(valid);
  }

  /** One change may need another: a name that is cut may end with a dot then. */
  private static @Nullable String cleaned(String name) {
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder safe = new StringBuilder();
    base.codePoints().filter(FileNames::isVisible).forEach(safe::appendCodePoint);
    String valid = safe.toString().replaceAll("[<>:\"|?*]", "_").replaceAll("[. ]+$", "").strip();
    if (valid.isEmpty()) {
      return null;
    }
    if (valid.startsWith(".") || DEVICE.matcher(valid).matches()) {
      valid = '_' + valid; // a hidden file may be a program's settings
    }
    return shortened(valid);
  }

  /** Marks that change the direction of a text would disguise an extension. */
  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** Cuts the name before its extension, between characters. */
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String extension =
        dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
    String stem = name.substring(0, Math.min(MOST_BYTES, name.length() - extension.length()));
    while (bytes(stem) + bytes(extension) > MOST_BYTES) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
