package io.github.modelregistry.cli.output;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Makes texts of servers safe to print on a terminal.
 *
 * <p>Unsafe are control characters, which move the cursor or change colours and titles, and
 * invisible ones that reverse or hide the text around them. Joiners are kept: some scripts need
 * them.
 */
public final class SafeText {

  private static final char UNPRINTABLE = '\uFFFD';
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7F;

  private SafeText() {}

  /** Returns a text on one line, with a visible replacement for each unsafe character. */
  public static String oneLine(String text) {
    return isHarmless(text, false) ? text : replaced(text, false);
  }

  /** Returns a text as {@link #oneLine} does, except that it keeps its lines. */
  public static String lines(String text) {
    return isHarmless(text, true) ? text : replaced(text, true);
  }

  /**
   * Returns an equivalent JSON document with unsafe characters escaped.
   *
   * @param json a document in which control characters below U+0020 are escaped already
   */
  public static String json(String json) {
    if (isHarmless(json, true)) {
      return json;
    }
    StringBuilder safe = new StringBuilder(json.length() + 32);
    json.codePoints()
        .forEach(
            point -> {
              if (point == '\n' || !isHarmful(point)) {
                safe.appendCodePoint(point);
              } else {
                for (char unit : Character.toChars(point)) {
                  safe.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return safe.toString();
  }

  /** Returns the stack trace of a failure, with its causes. */
  public static String stackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return lines(trace.toString().replace("\t", "    "));
  }

  private static String replaced(String text, boolean keepLines) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> keepLines && point == '\n' ? point : visible(point))
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static boolean isHarmless(String text, boolean keepLines) {
    return text.codePoints().noneMatch(point -> isHarmful(point) && !(keepLines && point == '\n'));
  }

  private static int visible(int point) {
    if (point < ' ') {
      return CONTROL_PICTURES + point;
    }
    return isHarmful(point) ? UNPRINTABLE : point;
  }

  private static boolean isHarmful(int point) {
    if (point >= ' ' && point < DELETE) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != '\u200C' && point != '\u200D';
      default -> false;
    };
  }
}
