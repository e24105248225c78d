package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;

/**
 * The beginning of a document as it may appear in a message: its structure, the names of its fields
 * and its plain words, but no text value and nothing that could be a token or a signed address.
 */
final class Excerpt {

  /** How much of a document is looked at. */
  static final int SOURCE_LENGTH = 512;

  /** From here on a run of characters without spaces is treated as a secret. */
  private static final int LONGEST_WORD = 20;

  /** A longer name of a field is treated as a secret. */
  private static final int LONGEST_NAME = 40;

  private static final char MASK = '…';

  private final String source;
  private final StringBuilder shown = new StringBuilder();
  private int position;

  private Excerpt(String source) {
    this.source = source;
  }

  static String of(String head) {
    Excerpt excerpt = new Excerpt(head);
    while (excerpt.position < head.length()
        && excerpt.shown.length() < DecodingException.EXCERPT_LIMIT) {
      excerpt.step();
    }
    StringBuilder shown = excerpt.shown;
    shown.setLength(Math.min(shown.length(), DecodingException.EXCERPT_LIMIT));
    return shown.toString().strip();
  }

  /** Returns a field's name, or a mask if it does not look like one. */
  static String name(String name) {
    boolean usual = name.length() <= LONGEST_NAME;
    return usual && name.chars().allMatch(Excerpt::isNameCharacter) ? name : String.valueOf(MASK);
  }

  private static boolean isNameCharacter(int c) {
    return Character.isLetterOrDigit(c) || "_-.$@:".indexOf(c) >= 0;
  }

  private void step() {
    char c = source.charAt(position);
    if (c == '"' || c == '\'') {
      quoted(c);
    } else if (isWordCharacter(c)) {
      word();
    } else {
      shown.append(isPrintable(c) ? c : ' ');
      position++;
    }
  }

  /** Shows the name of a field, and only the quotes of any other text. */
  private void quoted(char quote) {
    int end = position + 1;
    while (end < source.length() && source.charAt(end) != quote) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    boolean closed = end < source.length();
    int after = end + 1;
    while (after < source.length() && Character.isWhitespace(source.charAt(after))) {
      after++;
    }
    boolean isName = closed && after < source.length() && source.charAt(after) == ':';
    String text = source.substring(position + 1, Math.min(end, source.length()));
    shown.append(quote);
    if (isName) {
      shown.append(name(text));
    } else if (!text.isEmpty()) {
      shown.append(MASK);
    }
    if (closed) {
      shown.append(quote);
    }
    position = closed ? end + 1 : source.length();
  }

  private void word() {
    int end = position;
    while (end < source.length() && isWordCharacter(source.charAt(end))) {
      end++;
    }
    if (end - position > LONGEST_WORD) {
      shown.append(MASK);
    } else {
      shown.append(source, position, end);
    }
    position = end;
  }

  /** What a token, a key or an address is made of. */
  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || "_-.~+/=%?&@".indexOf(c) >= 0;
  }

  private static boolean isPrintable(char c) {
    return !Character.isISOControl(c)
        && c != '\ufffd'
        && !Character.isSurrogate(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.UNASSIGNED;
  }
}
