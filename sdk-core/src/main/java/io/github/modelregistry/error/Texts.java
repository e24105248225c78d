package io.github.modelregistry.error;

import java.util.List;
import java.util.regex.Pattern;

/** Makes text that came from elsewhere safe to use in a one-line message. */
final class Texts {

  /** How much of a server's message is repeated in ours; the details have all of it. */
  static final int MESSAGE_LIMIT = 500;

  private static final String CUT = "…";

  /** Control characters, and the marks that turn the direction of a terminal's text. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069&&[^\\n]]");

  private Texts() {}

  /** Returns the text on one line, control characters as escapes, cut at the limit. */
  static String oneLine(String text, int limit) {
    String start = text.substring(0, Math.min(text.length(), limit + 1));
    String line = printable(start.replaceAll("[\\n\\r\\t]", " "));
    return line.length() > limit ? line.substring(0, limit) + CUT : line.strip();
  }

  /** Returns a message that names one problem in its line, or several in a list below it. */
  static String listing(String heading, List<String> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("at least one problem must be named");
    }
    if (problems.size() == 1) {
      return printable(heading + ": " + problems.get(0));
    }
    return printable(
        heading + " (" + problems.size() + " problems):\n  - " + String.join("\n  - ", problems));
  }

  /** Returns the text with control characters as escapes, line ends aside. */
  private static String printable(String text) {
    return UNPRINTABLE
        .matcher(text)
        .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }

  /** Returns {@code "1 attempt"}, {@code "2 attempts"}, and so on. */
  static String attempts(int count) {
    return count == 1 ? "1 attempt" : count + " attempts";
  }
}
