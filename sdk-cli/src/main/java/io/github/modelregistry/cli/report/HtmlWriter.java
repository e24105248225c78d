package io.github.modelregistry.cli.report;

import io.github.modelregistry.cli.output.SafeText;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML that is also well-formed XML. All texts and attributes are escaped; characters that
 * would not be visible, or would change the direction of the text around them, are replaced as in
 * {@link SafeText}.
 */
final class HtmlWriter {

  private final StringBuilder html = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values by turns; an attribute whose value is null is omitted
   */
  HtmlWriter open(String element, @Nullable String... attributes) {
    html.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        html.append(' ').append(attributes[i]).append("=\"");
        escape(SafeText.oneLine(value));
        html.append('"');
      }
    }
    html.append('>');
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  HtmlWriter close() {
    html.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Adds a text on one line. */
  HtmlWriter text(String text) {
    escape(SafeText.oneLine(text));
    return this;
  }

  /** Adds a text that keeps its lines. */
  HtmlWriter lines(String text) {
    escape(SafeText.lines(text));
    return this;
  }

  /** Adds an element with a text on one line. */
  HtmlWriter element(String element, String text, @Nullable String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Adds a line break between elements. */
  HtmlWriter newLine() {
    html.append('\n');
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        // Not allowed in documents.
        case '\uFFFE', '\uFFFF' -> html.append('\uFFFD');
        default -> html.append(c);
      }
    }
  }

  /** Returns what was written. */
  @Override
  public String toString() {
    return html.toString();
  }
}
