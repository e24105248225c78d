package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTokenTest {

  private static Stream<List<String>> anyParts() {
    Random random = new Random(20_260_101);
    return Stream.generate(
            () -> Stream.generate(() -> anyText(random)).limit(random.nextInt(6)).toList())
        .limit(500);
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(12), 0, Character.MAX_CODE_POINT + 1)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  @Test
  void whatIsEncodedIsDecoded() {
    anyParts()
        .forEach(
            parts -> {
              String token = ResumeToken.encode(parts);

              assertThat(token).matches("[A-Za-z0-9._-]+");
              assertThat(ResumeToken.decode(token)).isEqualTo(parts);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "a.b.c", "mr1", "mr1.e30", "1.2.3"})
  void aTextThatIsNoTokenIsRefused(String text) {
    assertThatThrownBy(() -> ResumeToken.decode(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not a resume token");
  }

  @Test
  void anyChangedCharacterIsNoticed() {
    String token = ResumeToken.encode(List.of("walk", "wallaroo?name=churn*", "=100/100", "=7"));

    for (int i = "mr1.".length(); i < token.length(); i++) {
      String changed =
          token.substring(0, i) + (token.charAt(i) == 'x' ? 'y' : 'x') + token.substring(i + 1);
      assertThatThrownBy(() -> ResumeToken.decode(changed))
          .as("character %d", i)
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void aTokenOfALaterVersionSaysSo() {
    assertThatThrownBy(() -> ResumeToken.decode("mr2.e30.0"))
        .hasMessageContaining("another version of this library");
  }

  @Test
  void whiteSpaceAroundATokenDoesNoHarm() {
    String token = ResumeToken.encode(List.of("a"));

    assertThat(ResumeToken.decode("  " + token + "\n")).containsExactly("a");
  }
}
