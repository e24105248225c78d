package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.synthetic.model.Clashes;
import io.github.modelregistry.synthetic.model.Wide;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names that Java cannot take as they are, and more of them than anybody should have. */
class GeneratedNamesTest {

  private static final List<String> TEXTS =
      List.of(
          "hashCode",
          "toString",
          "getClass",
          "notify",
          "notifyAll",
          "clone",
          "finalize",
          "equals",
          "builder",
          "toBuilder",
          "build",
          "codec",
          "toJson",
          "toJsonValue",
          "additionalFields",
          "additionalField",
          "class",
          "default",
          "record",
          "var",
          "true",
          "file",
          "object",
          "in",
          "out",
          "value",
          "other",
          "that",
          "hash",
          "kept",
          "json",
          "1st",
          "_hidden",
          "two words",
          "dotted.name",
          "dollar$",
          "fooBar",
          "foo_bar");

  @Test
  void everyNameKeepsItsOwnValue() {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    TEXTS.forEach(name -> fields.put(name, JsonValue.of("value of " + name)));
    fields.put("wait", JsonValue.of(7));
    Clashes clashes = JsonDocuments.read(JsonValue.object(fields), Clashes.codec());

    assertThat(clashes.additionalFields()).isEmpty();
    assertThat(JsonValue.parse(clashes.toJson())).isEqualTo(JsonValue.object(fields));
    assertThat(clashes.hashCodeValue()).isEqualTo("value of hashCode");
    assertThat(clashes.notifyValue()).isEqualTo("value of notify");
    assertThat(clashes.waitValue()).isEqualTo(7);
    assertThat(clashes.builderValue()).isEqualTo("value of builder");
    assertThat(clashes.toJsonText()).isEqualTo("value of toJson");
    assertThat(clashes.toJsonTree()).isEqualTo("value of toJsonValue");
    assertThat(clashes.additionalFieldsValue()).isEqualTo("value of additionalFields");
    assertThat(clashes.classValue()).isEqualTo("value of class");
    assertThat(clashes.trueValue()).isEqualTo("value of true");
    assertThat(clashes.file()).isEqualTo("value of file");
    assertThat(clashes._1st()).isEqualTo("value of 1st");
    assertThat(clashes.twoWords()).isEqualTo("value of two words");
    assertThat(clashes.fooBar()).isEqualTo("value of fooBar");
    assertThat(clashes.fooBarInSnakeCase()).isEqualTo("value of foo_bar");
  }

  @Test
  void aFieldNamedLikeALocalVariableCountsForEquality() {
    Clashes one = Clashes.builder().other("a").that("b").hash("c").build();

    assertThat(one).isEqualTo(one.toBuilder().build());
    assertThat(one).isNotEqualTo(one.toBuilder().other("x").build());
    assertThat(one).isNotEqualTo(one.toBuilder().that("x").build());
    assertThat(one).doesNotHaveSameHashCodeAs(one.toBuilder().hash("x").build());
  }

  @Test
  void fiveHundredFieldsAreReadInAnyOrder() {
    List<String> names =
        IntStream.range(0, 500)
            .mapToObj(number -> String.format("field%03d", number))
            .collect(Collectors.toList());
    String inOrder = document(names);
    Collections.reverse(names);
    Wide wide = JsonDocuments.read(document(names), Wide.codec());

    assertThat(wide.field000()).isEqualTo("field000");
    assertThat(wide.field499()).isEqualTo("field499");
    assertThat(wide.toJson()).isEqualTo(inOrder);
    assertThat(wide.toBuilder().field250(null).build().toJson())
        .isEqualTo(inOrder.replace("\"field250\":\"field250\",", ""));
  }

  private static String document(List<String> names) {
    return names.stream()
        .map(name -> "\"" + name + "\":\"" + name + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
