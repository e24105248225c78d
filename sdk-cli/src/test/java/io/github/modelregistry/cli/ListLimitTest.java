package io.github.modelregistry.cli;

import static io.github.modelregistry.cli.FakeTrueFoundry.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.testkit.ScriptedResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many requests a limited list sends. */
class ListLimitTest {

  private static final int MODELS = 250;

  private final FakeTrueFoundry trueFoundry = new FakeTrueFoundry();

  @AfterEach
  void stop() {
    trueFoundry.close();
  }

  /** Serves as many models as are requested, from the offset on. */
  private void serveModels() {
    trueFoundry
        .server()
        .answering(
            request -> {
              int offset = parameter(request.rawTarget(), "offset", 0);
              int end = Math.min(MODELS, offset + parameter(request.rawTarget(), "limit", 100));
              List<String> page =
                  IntStream.range(offset, end).mapToObj(i -> model("m" + i, "n" + i)).toList();
              return ScriptedResponse.json(
                  "{\"data\":["
                      + String.join(",", page)
                      + "],\"pagination\":{\"total\":"
                      + MODELS
                      + ",\"offset\":"
                      + offset
                      + ",\"limit\":100}}");
            });
  }

  private static int parameter(String target, String name, int fallback) {
    String value = target.replaceFirst(".*[?&]" + name + "=(\\d+).*", "$1");
    return value.equals(target) ? fallback : Integer.parseInt(value);
  }

  private Run list(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "list";
    arguments[1] = "-o";
    arguments[2] = "json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Run.with(trueFoundry.environment(), arguments);
  }

  @Test
  void aLimitRequestsNoPageAndNoModelThatIsNotNeeded() {
    serveModels();

    Run run = list("--limit", "3");

    assertThat(run.texts("models", "id")).containsExactly("m0", "m1", "m2");
    assertThat(run.err()).isEmpty();
    assertThat(trueFoundry.server().requests())
        .singleElement()
        .satisfies(request -> assertThat(request.rawTarget()).contains("limit=3"));
  }

  @Test
  void aLimitOverOnePageRequestsTwo() {
    serveModels();

    assertThat(list("--limit", "150").texts("models", "id")).hasSize(150).endsWith("m149");
    assertThat(trueFoundry.server().requests()).hasSize(2);
  }

  @Test
  void whereModelsAreFilteredPagesStayLarge() {
    serveModels();

    assertThat(list("--limit", "1", "--status", "ready,unknown,no_artifact").texts("models", "id"))
        .containsExactly("m0");
    assertThat(trueFoundry.server().requests())
        .singleElement()
        .satisfies(request -> assertThat(request.rawTarget()).contains("limit=100"));
  }

  @Test
  void aLimitBeyondTheListIsTheList() {
    serveModels();

    assertThat(list("--limit", "1000").texts("models", "id")).hasSize(MODELS);
  }

  @Test
  void registriesThatAreNotNeededAreNotCalled() {
    serveModels();
    try (FakeTrueFoundry later = new FakeTrueFoundry()) {
      Map<String, String> environment = new HashMap<>(trueFoundry.environment());
      environment.put("WALLAROO_URL", later.server().uri().toString());
      environment.put("WALLAROO_TOKEN", "t");

      Run run = Run.with(environment, "list", "--limit", "2");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.lines()).hasSize(3);
      assertThat(later.server().requests()).isEmpty();
    }
  }

  @Test
  void aFailedRegistryIsReportedAndTheNextOnesFillTheLimit() {
    serveModels();
    Map<String, String> environment = new HashMap<>(trueFoundry.environment());
    environment.put("SENSEI_CLIENT_ID", "c");
    environment.put("SENSEI_ORG_ID", "o");
    environment.put("SENSEI_ACCESS_TOKEN", "t");
    environment.put("SENSEI_URL", "http://127.0.0.1:1/data/sensei");

    Run run = Run.with(environment, "list", "--limit", "2", "-o", "json");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.texts("models", "id")).containsExactly("m0", "m1");
    assertThat(run.texts("failures", "registry")).containsExactly("sensei");
  }

  @Test
  void aSortedListReadsAllAndKeepsTheLimit() {
    serveModels();

    assertThat(list("--limit", "2", "--sort", "-id").texts("models", "id"))
        .containsExactly("m99", "m98");
    assertThat(trueFoundry.server().requests()).hasSize(3);
  }
}
