package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final String MASK = "…";

  /** A text between quotes, a run of what tokens, keys and addresses are made of, or a sign. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?s)(?<quote>[\"'])(?<text>(?:\\\\.|(?!\\1).)*+)(?<end>\\1?)(?=(?<colon>\\s*+:)?)"
              + "|(?<word>[\\p{L}\\p{Nd}_.~+/=%?&@-]++)"
              + "|(?<unprintable>[\\p{C}\\ufffd\\x{10000}-\\x{10ffff}])");

  private Excerpt() {}

  static String of(String head) {
    Matcher piece = PIECE.matcher(head);
    StringBuilder shown = new StringBuilder();
    while (piece.find()) {
      piece.appendReplacement(shown, Matcher.quoteReplacement(shown(piece)));
    }
    piece.appendTail(shown);
    shown.setLength(Math.min(shown.length(), DecodingException.EXCERPT_LIMIT));
    return shown.toString().strip();
  }

  /** Returns a field's name, or a mask if it does not look like one. */
  static String name(String name) {
    boolean usual = name.length() <= LONGEST_NAME;
    return usual && name.chars().allMatch(Excerpt::isNameCharacter) ? name : MASK;
  }

  private static boolean isNameCharacter(int c) {
    return Character.isLetterOrDigit(c) || "_-.$@:".indexOf(c) >= 0;
  }

  private static String shown(Matcher piece) {
    if (piece.group("unprintable") != null) {
      return " ";
    }
    String word = piece.group("word");
    return word == null ? quoted(piece) : word.length() > LONGEST_WORD ? MASK : word;
  }

  /** Shows the name of a field, and only the quotes of any other text. */
  private static String quoted(Matcher piece) {
    String text = piece.group("text");
    String end = piece.group("end");
    boolean isName = !end.isEmpty() && piece.group("colon") != null;
    String shown = isName ? name(text) : text.isEmpty() ? "" : MASK;
    return piece.group("quote") + shown + end;
  }
}
