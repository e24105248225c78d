package io.github.modelregistry.error;

import java.util.List;

/** Makes text that came from elsewhere safe to use in a one-line message. */
final class Texts {

  /** How much of a server's message is repeated in ours; the details have all of it. */
  static final int MESSAGE_LIMIT = 500;

  private static final String CUT = "…";

  private Texts() {}

  /** Returns the text on one line, control characters as escapes, cut at the limit. */
  static String oneLine(String text, int limit) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), limit) + 16);
    for (int i = 0; i < text.length(); i++) {
      if (line.length() >= limit) {
        return line.append(CUT).toString();
      }
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\t') {
        line.append(' ');
      } else if (isUnprintable(c)) {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    return line.toString().strip();
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
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && isUnprintable(c)) {
        printable.append(String.format("\\u%04x", (int) c));
      } else {
        printable.append(c);
      }
    }
    return printable.toString();
  }

  /** Returns {@code "1 attempt"}, {@code "2 attempts"}, and so on. */
  static String attempts(int count) {
    return count == 1 ? "1 attempt" : count + " attempts";
  }

  /** Control characters, and the marks that turn the direction of a terminal's text. */
  private static boolean isUnprintable(char c) {
    return Character.isISOControl(c)
        || (c >= '\u200e' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
