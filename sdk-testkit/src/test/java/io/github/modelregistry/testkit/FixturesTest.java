package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FixturesTest {

  @Test
  void aDocumentIsReadAsUtf8() {
    assertThat(Fixtures.text("fixtures/words.txt")).isEqualTo("zwölf, thirteen");
  }

  @Test
  void aDocumentThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Fixtures.text("fixtures/lost.txt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fixtures/lost.txt");
  }
}
