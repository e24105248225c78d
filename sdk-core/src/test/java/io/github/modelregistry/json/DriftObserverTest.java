package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftObserverTest {

  private final List<String> told = new ArrayList<>();

  private final DriftObserver observer =
      new DriftObserver() {
        @Override
        public void unknownField(String path, String type, String name) {
          told.add("field " + path + " " + type + " " + name);
        }

        @Override
        public void unknownEnumText(String path, String type, String text) {
          told.add("text " + path + " " + type + " " + text);
        }
      };

  @Test
  void whatATypeDoesNotDescribeIsToldOnceForADocument() {
    String row =
        "{\"id\":\"a\",\"hue\":\"s3cret\",\"status\":\"melting\","
            + "\"framework\":{\"type\":\"jax\"},\"parent\":{\"hue\":1}}";

    JsonDocuments.read(
        "[" + row + "," + row + "]", Sample.codec().list(), JsonLimits.defaults(), observer);

    assertThat(told)
        .containsExactly(
            "field $[0].hue Sample hue",
            "text $[0].status SampleStatus melting",
            "text $[0].framework SampleFramework jax");
  }

  @Test
  void whatIsDescribedIsNotTold() {
    JsonDocuments.read(
        "{\"id\":\"a\",\"status\":\"ready\",\"metadata\":{\"any\":1},\"score\":null}",
        Sample.codec(),
        JsonLimits.defaults(),
        observer);

    assertThat(told).isEmpty();
  }
}
