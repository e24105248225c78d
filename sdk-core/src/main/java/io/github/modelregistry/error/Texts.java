package io.github.modelregistry.error;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes text that came from elsewhere safe to use in a one-line message. */
final class Texts {

  /** How much of a server's message is repeated in ours; the details have all of it. */
  static final int MESSAGE_LIMIT = 500;

  private static final int SHORTEST_SECRET = 4;
  private static final String MASK = "***";
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

  /**
   * Returns the text with every occurrence of the secrets masked, escaped ones too, and also the
   * beginning of one where the text was cut. Secrets shorter than four characters are left alone.
   */
  static @Nullable String masked(@Nullable String text, Collection<String> secrets) {
    String masked = text;
    for (String secret : secrets) {
      if (masked != null && secret.length() >= SHORTEST_SECRET) {
        masked = masked.replace(secret, MASK);
        if (EscapedForms.areIn(masked)) {
          masked = EscapedForms.of(secret).replaceIn(masked, MASK);
        }
        masked = withoutCutEnd(masked, secret);
      }
    }
    return masked;
  }

  /**
   * Returns a failure, or where its messages or those behind it repeat a secret, one of the same
   * stack trace with the masked message alone.
   */
  static @Nullable Throwable masked(@Nullable Throwable failure, Collection<String> secrets) {
    if (failure == null || secrets.isEmpty()) {
      return failure;
    }
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    if (secrets.stream().noneMatch(secret -> contains(printed.toString(), secret))) {
      return failure;
    }
    Throwable standIn = new IOException(masked(failure.toString(), secrets));
    standIn.setStackTrace(failure.getStackTrace());
    return standIn;
  }

  private static boolean contains(String text, String secret) {
    return secret.length() >= SHORTEST_SECRET
        && (text.contains(secret)
            || (EscapedForms.areIn(text)
                && !EscapedForms.of(secret).replaceIn(text, MASK).equals(text)));
  }

  private static String withoutCutEnd(String text, String secret) {
    String end = text.endsWith(CUT) ? CUT : "";
    int length = text.length() - end.length();
    for (int shown = Math.min(secret.length(), length); shown >= SHORTEST_SECRET; shown--) {
      if (text.startsWith(secret.substring(0, shown), length - shown)) {
        return text.substring(0, length - shown) + MASK + end;
      }
    }
    return text;
  }

  /** Control characters, and the marks that turn the direction of a terminal's text. */
  private static boolean isUnprintable(char c) {
    return Character.isISOControl(c)
        || (c >= '\u200e' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
