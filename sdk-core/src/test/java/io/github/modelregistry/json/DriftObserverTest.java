package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftObserverTest {

  private final List<String> told = new ArrayList<>();

  private final DriftObserver observer =
      (kind, path, type, name) -> told.add(kind + " " + path + " " + type + " " + name);

  @Test
  void whatATypeDoesNotDescribeIsToldOnceForADocument() {
    String row =
        "{\"id\":\"a\",\"hue\":\"s3cret\",\"status\":\"melting\","
            + "\"framework\":{\"type\":\"jax\"},\"parent\":{\"hue\":1}}";

    JsonDocuments.read(
        "[" + row + "," + row + "]", Sample.codec().list(), JsonLimits.defaults(), observer);

    assertThat(told)
        .containsExactly(
            "UNKNOWN_FIELD $[0].hue Sample hue",
            "UNKNOWN_ENUM $[0].status SampleStatus melting",
            "UNKNOWN_ENUM $[0].framework SampleFramework jax");
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
