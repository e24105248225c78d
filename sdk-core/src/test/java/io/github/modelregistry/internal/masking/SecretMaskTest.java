package io.github.modelregistry.internal.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

  private static final String KEY = "s3cret-Key/of+a \"user\"";

  @Test
  void everyOccurrenceIsMaskedAndTheRestIsUntouched() {
    SecretMask mask = SecretMask.of(List.of("s3cret-key", "other-one"));

    assertThat(mask.mask("is s3cret-key, other-one and s3cret-key!"))
        .isEqualTo("is ***, *** and ***!");
    assertThat(mask.mask("100% \\o/ & <b>")).isEqualTo("100% \\o/ & <b>");
    assertThat(mask.apply((String) null)).isNull();
  }

  @Test
  void aSecretOfThreeCharactersIsLeftAlone() {
    assertThat(SecretMask.of(List.of("abc", "")).mask("abc")).isEqualTo("abc");
    assertThat(SecretMask.of(List.of("abcd")).mask("abcd")).isEqualTo("***");
  }

  @Test
  void aMaskOfTheSameSecretsIsNotMadeAgain() {
    SecretMask mask = SecretMask.of(List.of("s3cret-key"));

    assertThat(mask.with(List.of("s3cret-key"))).isSameAs(mask);
    assertThat(mask.with(List.of("other-one")).mask("s3cret-key other-one"))
        .isEqualTo("s3cret-key ***");
  }

  static Stream<UnaryOperator<String>> forms() {
    return Stream.of(
        text -> text.toUpperCase(Locale.ROOT),
        text -> text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
        text -> units(text, "\\u%04x"),
        text -> units(text, "\\u%04X"),
        text -> units(text, "&#%d;"),
        text -> units(text, "&#x%X;"),
        text -> text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"),
        text -> octets(text, "%%%02x"),
        text -> octets(text, "%%%02X"),
        text -> octets(text, "%%%02X").replace("%20", "+"),
        text -> octets(text, "%%%02X").replace("%", "%25"),
        text -> octets(text, "%%%02X").replace("%", "%25").replace("%", "%25"),
        text -> units(text, "\\u%04x").replace("\\", "\\\\"),
        text -> units(text, "&#%d;").replace("&", "&amp;"),
        text -> octets(text, "%02x"),
        text -> octets(text, "%02X"),
        text -> new String(utf8(text), StandardCharsets.ISO_8859_1),
        text -> Base64.getEncoder().encodeToString(utf8(text)),
        text -> Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aSecretIsFoundInEveryFormThatADecisionNames(UnaryOperator<String> form) {
    for (String secret : List.of(KEY, "wörd-ключ-鍵-1", "a\\b&c<d>e'f", "plain4711key")) {
      String masked =
          SecretMask.of(List.of(secret)).mask("before " + form.apply(secret) + " after");

      assertThat(masked.replace("=", "")).as(form.apply(secret)).isEqualTo("before *** after");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Tok&en%2Fabc123456, Tok&amp;en%2Fabc123456",
    "pa/ss%2Fword, pa\\/ss%2Fword",
    "a&b%20cdefgh, a&amp;b%20cdefgh",
    "half%252Fway&there, half%252Fway&amp;there"
  })
  void aSecretThatLooksEscapedIsFoundWhereItsOtherCharactersAreEscaped(
      String secret, String repeated) {
    assertThat(SecretMask.of(List.of(secret)).mask("bad key " + repeated)).isEqualTo("bad key ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "ab:", "abc:"})
  void aSecretIsFoundInBase64WhateverStandsBeforeIt(String before) {
    String pair = Base64.getEncoder().encodeToString(utf8(before + "plain4711key:more"));

    String masked = SecretMask.of(List.of("plain4711key")).mask(pair);

    assertThat(masked).contains("***").hasSizeLessThan(pair.length() - 8);
  }

  @Test
  void aLatin1TextThatIsReadAsUtf8IsMaskedToo() {
    String misread =
        new String("No: wörd".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);

    assertThat(SecretMask.of(List.of("wörd")).mask(misread)).isEqualTo("No: ***");
    assertThat(SecretMask.of(List.of("wörd")).mask("No: w%F6rd")).isEqualTo("No: ***");
  }

  @Test
  void aSecretThatNoLatin1TextCanHoldMasksNoQuestionMarks() {
    assertThat(SecretMask.of(List.of("ключ")).mask("what????")).isEqualTo("what????");
  }

  @ParameterizedTest
  @CsvSource({
    "x s3cret, x ***",
    "x s3cret…, x ***…",
    "x s3cret\ufffd, x ***\ufffd",
    "x s3cret-%4, x ***%4",
    "x s3c, x s3c",
    "x s3cret y, x s3cret y"
  })
  void theBeginningOfASecretIsMaskedWhereATextWasCut(String text, String masked) {
    assertThat(SecretMask.of(List.of("s3cret-key")).mask(text)).isEqualTo(masked);
  }

  @Test
  void aFailureWhoseTextsShowNoSecretIsPassedOn() {
    IOException failure = new IOException("broken", new IOException("pipe"));

    assertThat(SecretMask.of(List.of("s3cret-key")).apply(failure)).isSameAs(failure);
    assertThat(SecretMask.of(List.of()).apply(failure)).isSameAs(failure);
  }

  @Test
  void ofAFailureThatShowsASecretOnlyTypeAndPlaceAreLeft() {
    IllegalStateException failure =
        new IllegalStateException("outer", new IOException("s3cret-key"));

    Throwable shown = SecretMask.of(List.of("s3cret-key")).apply(failure);

    assertThat(shown)
        .isInstanceOf(IOException.class)
        .hasMessage("java.lang.IllegalStateException")
        .hasNoCause();
    assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void noTextMakesItFail() {
    Random random = new Random(1);
    String alphabet = "s3cret%25&#x;\\u00\"+…\ufffd\ud83dé";
    SecretMask mask = SecretMask.of(List.of("s3cret", "é%25"));
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(mask.mask(text.toString())).doesNotContainIgnoringCase("s3cret");
    }
  }

  private static String units(String text, String format) {
    StringBuilder written = new StringBuilder();
    text.chars().forEach(unit -> written.append(format.formatted(unit)));
    return written.toString();
  }

  private static String octets(String text, String format) {
    StringBuilder written = new StringBuilder();
    for (byte octet : utf8(text)) {
      written.append(format.formatted(octet));
    }
    return written.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
