package io.github.modelregistry.registry.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionTableTest {

  private static final OptionTable<List<Object>> TABLE =
      OptionTable.<List<Object>>empty()
          .with("step", "A number.", (values, text) -> values.add(Long.valueOf(text)))
          .with("data", "A JSON text.", (values, text) -> values.add(JsonValue.parse(text)));

  @Test
  void valuesAreReadByTheirNames() {
    assertThat(TABLE.read(Map.of("step", "7"), new ArrayList<>())).containsExactly(7L);
  }

  @Test
  void eachProblemIsToldInWordsForTheOption() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("step", "seven");
    texts.put("data", "{\"a\":");
    texts.put("other", "");

    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class, () -> TABLE.read(texts, new ArrayList<>()));

    assertThat(refused.problems())
        .containsExactly(
            "step: 'seven' is not a valid number",
            "data: not JSON at $.a: the document ends unexpectedly",
            "'other' is unknown; the options are step, data");
  }
}
