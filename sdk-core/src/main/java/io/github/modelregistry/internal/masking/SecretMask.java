package io.github.modelregistry.internal.masking;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of one request in what a failure of it shows, for servers that repeat a key or
 * password. Immutable.
 *
 * <p>A secret is found in upper and lower case, escaped for JSON, a URL, a form or HTML up to three
 * times over, in hexadecimal digits, in Base64, and by its beginning where the text was cut. One of
 * fewer than four characters is not masked.
 */
public final class SecretMask {

  /** How often a text may have been escaped. */
  private static final int LAYERS = 3;

  /** From this length on, the beginning of a secret is masked at the end of a text. */
  private static final int SHORTEST_BEGINNING = 4;

  private static final int LONGEST_ESCAPE = 10;
  private static final String MASK = "***";

  private final List<String> secrets;
  private final List<String> forms;

  private SecretMask(Collection<String> secrets) {
    this.secrets = List.copyOf(secrets);
    this.forms = SecretForms.of(secrets);
  }

  /** Returns the mask of secrets. */
  public static SecretMask of(Collection<String> secrets) {
    return new SecretMask(secrets);
  }

  /** Returns the mask of secrets: this one if they are the same, since a mask is costly to make. */
  public SecretMask with(List<String> secrets) {
    return secrets.equals(this.secrets) ? this : of(secrets);
  }

  /** Returns the text with every occurrence of the secrets masked; null for null. */
  public @Nullable String apply(@Nullable String text) {
    return text == null ? null : mask(text);
  }

  /** Returns the text with every occurrence of the secrets masked. */
  public String mask(String text) {
    BitSet shown = shown(text);
    if (shown.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int begin = shown.nextSetBit(at);
      int end = begin < 0 ? text.length() : begin;
      masked.append(text, at, end);
      if (begin >= 0) {
        masked.append(MASK);
        end = shown.nextClearBit(begin);
      }
      at = end;
    }
    return masked.toString();
  }

  /**
   * Returns a failure, or, where its messages or those behind it show a secret, one with the same
   * stack trace and the type's name alone; null for null.
   */
  public @Nullable Throwable apply(@Nullable Throwable failure) {
    if (failure == null || forms.isEmpty()) {
      return failure;
    }
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    return shown(printed.toString()).isEmpty() ? failure : typeOf(failure);
  }

  /**
   * Returns a failure that tells the type and stack trace of another one, and none of its texts.
   */
  public static IOException typeOf(Throwable failure) {
    IOException type = new IOException(failure.getClass().getName());
    type.setStackTrace(failure.getStackTrace());
    return type;
  }

  /** Returns which characters of a text show secrets. */
  private BitSet shown(String text) {
    BitSet shown = new BitSet();
    DecodedText decoded = forms.isEmpty() ? null : DecodedText.of(text);
    for (int layer = 0; decoded != null && layer <= LAYERS; layer++) {
      for (String form : forms) {
        markOccurrences(decoded, form, shown);
        markCutOccurrence(decoded, form, shown);
      }
      decoded = decoded.decoded();
    }
    return shown;
  }

  private static void markOccurrences(DecodedText decoded, String form, BitSet shown) {
    int last = decoded.text().length() - form.length();
    for (int at = 0; at <= last; at++) {
      if (matches(decoded.text(), at, form, form.length())) {
        shown.set(decoded.begin(at), decoded.begin(at + form.length()));
      }
    }
  }

  /** Marks the beginning of a secret at the end, where half an escape or a mark may follow. */
  private static void markCutOccurrence(DecodedText decoded, String form, BitSet shown) {
    String text = decoded.text();
    for (int end = text.length(); end >= Math.max(0, text.length() - LONGEST_ESCAPE); end--) {
      if (end < text.length() && "\\%&\u2026\ufffd".indexOf(text.charAt(end)) < 0) {
        continue;
      }
      for (int length = Math.min(form.length(), end); length >= SHORTEST_BEGINNING; length--) {
        if (matches(text, end - length, form, length)) {
          shown.set(decoded.begin(end - length), decoded.begin(end));
          break;
        }
      }
    }
  }

  private static boolean matches(String text, int at, String form, int length) {
    for (int i = 0; i < length; i++) {
      char c = text.charAt(at + i);
      char expected = form.charAt(i);
      if (c != expected
          && Character.toLowerCase(c) != Character.toLowerCase(expected)
          && !(c == '+' && expected == ' ')) { // a space in a form
        return false;
      }
    }
    return true;
  }
}
