package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperationTest {

  @Test
  void theFormOfTheAnswerIsAskedForIfNothingElseIsSaid() {
    assertThat(asking()).isEqualTo("text/plain");
  }

  @Test
  void allMediaTypesAreAskedForOnceInTheirOrder() {
    assertThat(asking("application/json", "text/plain", "application/json"))
        .isEqualTo("application/json, text/plain");
  }

  @Test
  void aProfileIsAskedForAlone() {
    assertThat(asking("application/x+json;profile=a", "application/json", "text/plain"))
        .isEqualTo("application/x+json;profile=a");
  }

  @Test
  void aPageForPeopleIsNeverAskedFor() {
    assertThat(asking("application/json", "text/html", "text/plain"))
        .isEqualTo("application/json, text/plain");
    assertThat(asking("text/html")).isEqualTo("text/plain");
  }

  private static String asking(String... mediaTypes) {
    Operation.Builder<String> operation =
        Operation.<String>builder("ask", HttpMethod.GET, "/ask").response(ResponseFormat.text());
    for (String mediaType : mediaTypes) {
      operation.accept(mediaType);
    }
    return operation.build().accept();
  }
}
