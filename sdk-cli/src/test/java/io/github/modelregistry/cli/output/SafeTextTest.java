package io.github.modelregistry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafeTextTest {

  @Test
  void ordinaryTextsOfAllScriptsStayAsTheyAre() {
    String text = "Größe 模型 модель نموذج 👩\u200D🔬 क्\u200Dष";

    assertThat(SafeText.oneLine(text)).isEqualTo(text);
  }

  @Test
  void linesKeepTheirEndsAndNothingElse() {
    assertThat(SafeText.lines("a\nb\rc\td")).isEqualTo("a\nb␍c␉d");
    assertThat(SafeText.oneLine("a\nb")).isEqualTo("a␊b");
  }

  /** Any text at all: harmless afterwards, and as JSON the same as before. */
  @Test
  void jsonOfAnyTextIsHarmlessAndMeansTheSame() {
    Random random = new Random(20260601);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        int point = random.nextInt(random.nextBoolean() ? 0x110000 : 0xA0);
        // JSON has no halves of characters.
        text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
      }
      JsonValue value = JsonValue.of(text.toString());
      String safe = SafeText.json(value.toString());

      assertThat(JsonValue.parse(safe)).isEqualTo(value);
      assertThat(SafeText.oneLine(safe)).isEqualTo(safe);
    }
  }
}
