package io.github.modelregistry.internal.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The texts that show a secret: itself, misread, in hexadecimal digits, in Base64. */
final class SecretForms {

  /** Shorter secrets occur in any text. */
  private static final int SHORTEST = 4;

  /** A shorter piece of Base64 occurs in any text. */
  private static final int SHORTEST_BASE64 = 8;

  private SecretForms() {}

  static List<String> of(Collection<String> secrets) {
    Set<String> forms = new LinkedHashSet<>();
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(secret);
        addDecoded(forms, secret);
        forms.add(new String(utf8, StandardCharsets.ISO_8859_1));
        if (secret.chars().allMatch(c -> c <= 0xff)) {
          byte[] latin1 = secret.getBytes(StandardCharsets.ISO_8859_1);
          forms.add(new String(latin1, StandardCharsets.UTF_8));
        }
        forms.add(HexFormat.of().formatHex(utf8));
        addBase64(forms, utf8);
      }
    }
    return List.copyOf(forms);
  }

  /** A secret that looks escaped reads otherwise where other characters of it were escaped. */
  private static void addDecoded(Set<String> forms, String secret) {
    DecodedText decoded = DecodedText.of(secret).decoded();
    while (decoded != null && decoded.text().length() >= SHORTEST) {
      forms.add(decoded.text());
      decoded = decoded.decoded();
    }
  }

  /**
   * The Base64 characters that do not depend on what precedes and follows the secret: it may begin
   * in three ways, and the last character depends on what follows.
   */
  private static void addBase64(Set<String> forms, byte[] secret) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + secret.length];
      System.arraycopy(secret, 0, shifted, before, secret.length);
      int begin = before == 0 ? 0 : before + 1;
      int end = shifted.length * 4 / 3;
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        String text = encoder.withoutPadding().encodeToString(shifted);
        if (end - begin >= SHORTEST_BASE64) {
          forms.add(text.substring(begin, end));
          forms.add(text.substring(begin));
        }
      }
    }
  }
}
