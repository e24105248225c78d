package io.github.modelregistry.error;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds a secret in a text however its characters are written there: as they are, or escaped for
 * JSON, for a URL, a form or HTML, each in its own way.
 */
final class EscapedForms {

  private static final Map<String, String> ENTITIES =
      Map.of("\"", "&quot;", "&", "&amp;", "<", "&lt;", ">", "&gt;", "'", "&apos;");

  private final List<List<String>> characters;

  private EscapedForms(List<List<String>> characters) {
    this.characters = characters;
  }

  /** Returns whether anything in the text may be escaped; most texts need no closer look. */
  static boolean areIn(String text) {
    return text.chars().anyMatch(sign -> sign == '\\' || sign == '%' || sign == '&' || sign == '+');
  }

  static EscapedForms of(String secret) {
    return new EscapedForms(secret.codePoints().mapToObj(EscapedForms::spellings).toList());
  }

  /** Returns the text with every occurrence replaced. */
  String replaceIn(String text, String replacement) {
    StringBuilder replaced = new StringBuilder(text.length());
    int kept = 0;
    for (int at = 0; at < text.length(); ) {
      int end = endOfOccurrence(text, at);
      if (end > at) {
        replaced.append(text, kept, at).append(replacement);
        kept = end;
        at = end;
      } else {
        at++;
      }
    }
    return replaced.append(text, kept, text.length()).toString();
  }

  /** Returns where the occurrence ends that begins here, or -1. */
  private int endOfOccurrence(String text, int begin) {
    int end = begin;
    for (List<String> spellings : characters) {
      int length = 0;
      for (int i = 0; length == 0 && i < spellings.size(); i++) {
        length = text.startsWith(spellings.get(i), end) ? spellings.get(i).length() : 0;
      }
      if (length == 0) {
        return -1;
      }
      end += length;
    }
    return end;
  }

  /** Longest first: a backslash in front of another belongs to it. */
  private static List<String> spellings(int codePoint) {
    String plain = Character.toString(codePoint);
    List<String> all = new ArrayList<>(List.of(plain, "&#" + codePoint + ";"));
    for (boolean upper : new boolean[] {false, true}) {
      all.add("&#x" + hex(codePoint, 1, upper) + ";");
      StringBuilder json = new StringBuilder();
      plain.chars().forEach(unit -> json.append("\\u").append(hex(unit, 4, upper)));
      all.add(json.toString());
      StringBuilder url = new StringBuilder();
      for (byte octet : plain.getBytes(StandardCharsets.UTF_8)) {
        url.append('%').append(hex(octet & 0xff, 2, upper));
      }
      all.add(url.toString());
    }
    if (ENTITIES.containsKey(plain)) {
      all.add(ENTITIES.get(plain));
    }
    if ("\"\\/".contains(plain)) {
      all.add("\\" + plain);
    }
    if (plain.equals(" ")) {
      all.add("+");
    }
    all.sort(Comparator.comparingInt(String::length).reversed());
    return all;
  }

  private static String hex(int number, int digits, boolean upper) {
    String hex = String.format(Locale.ROOT, "%0" + digits + "x", number);
    return upper ? hex.toUpperCase(Locale.ROOT) : hex;
  }
}
