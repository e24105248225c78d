package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonValue;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class TrueFoundrySandboxTest {

  private static final String TEST_DATA = "sdk-truefoundry/src/test/resources/";
  private static final String ROUTER = "5f0c7a52-3d1e-4b86-9a57-1c2f6e8d4b01";
  private static final String ROUTER_2 = "a94e1d3b-7c20-4f5d-8e61-2b9d0c7f5a12";
  private static final String ML = "/api/ml/v1/";

  private TrueFoundrySandbox trueFoundry;
  private Caller caller;

  @BeforeEach
  void connect(TrueFoundrySandbox sandbox) {
    trueFoundry = sandbox;
    caller = Caller.of(sandbox, "ml");
  }

  private List<String> names(String target) {
    return caller.get(ML + target).json().at("data").elements().stream()
        .map(model -> model.at("name").asString())
        .toList();
  }

  @Test
  void theModelOfTheDocumentationIsListedFieldByField() {
    JsonValue documented =
        JsonValue.parse(Caller.fixture(TEST_DATA + "seed/list-models.json")).at("data", 0);

    Caller.Response answer = caller.get(ML + "models");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("data", 0)).isEqualTo(documented);
    assertThat(answer.at("pagination")).isEqualTo("{\"total\":205,\"offset\":0,\"limit\":100}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ml", "svc"})
  void bothGenerationsAreServed(String service) {
    Caller either = Caller.of(trueFoundry, service);
    String base = "/api/" + service + "/v1/";

    assertThat(either.get(base + "models").at("data", 0, "id")).contains(ROUTER);
    assertThat(either.get(base + "models/" + ROUTER).at("data", "latest_version", "id"))
        .contains(ROUTER_2);
    assertThat(either.get(base + "model-versions").at("data", 0, "id")).contains(ROUTER_2);
    assertThat(either.get(base + "model-versions/" + ROUTER_2).at("data", "model_id"))
        .contains(ROUTER);
  }

  @Test
  void whatIsNotThereIsNotFoundInTheVendorsWords() {
    Caller.Response answer = caller.get(ML + "models/nowhere");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json())
        .isEqualTo(JsonValue.parse(Caller.fixture(TEST_DATA + "sheet/9-error-404.json")));
    assertThat(caller.get(ML + "model-versions/nowhere").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Basic eDp5", ""})
  void withoutTheKeyNothingIsTold(String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(trueFoundry.baseUrl().resolve(ML + "models"));

    Caller.Response answer =
        caller.send(
            authorization.isEmpty() ? request : request.header("Authorization", authorization));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json())
        .isEqualTo(JsonValue.parse(Caller.fixture(TEST_DATA + "sheet/9-error-401.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "fqn=model:acme/support-ml/ticket-router, 1",
    "fqn=model:acme/support-ml/ticket, 0",
    "fqn=nonsense, 0",
    "name=ticket-router, 1",
    "name=ticket, 0",
    "ml_repo_id=108, 2",
    "ml_repo_id=109&limit=500, 204",
    "ml_repo_id=110, 0",
    "run_id=run-7d41, 1",
    "run_id=other, 0",
    "name=ticket-router&ml_repo_id=109, 0",
    "include_empty_models=true&limit=500, 206",
    "include_empty_models=false&limit=500, 205",
  })
  void modelsAreFilteredByAllFiltersTogether(String query, int found) {
    trueFoundry.addModel("empty-one");

    assertThat(names("models?" + query)).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({
    "fqn=model:acme/support-ml/ticket-router, 2",
    "fqn=model:acme/support-ml/ticket-router:2, 1",
    "fqn=model:acme/support-ml/ticket-router:9, 0",
    "version=3, 1",
    "version=1&ml_repo_id=108, 0",
    "version=1&limit=500, 204",
    "tag=champion, 1",
    "tag=loser, 0",
    "model_id=" + ROUTER + ", 2",
    "model_id=other, 0",
    "name=ticket-router, 2",
    "ml_repo_id=108&version=2, 1",
    "run_ids=x&run_ids=run-7d41, 1",
    "run_ids=x, 0",
    "run_steps=0&ml_repo_id=108, 2",
    "run_steps=1, 0",
    "include_internal_metadata=true&limit=500, 206",
  })
  void versionsAreFilteredByAllFiltersTogether(String query, int found) {
    trueFoundry.addVersion(ROUTER);

    assertThat(caller.get(ML + "model-versions?" + query).json().at("data").elements())
        .hasSize(found);
  }

  @Test
  void versionsCountOnAndTheNewestIsTheLatest() {
    long number = trueFoundry.addVersion(ROUTER);

    assertThat(number).isEqualTo(3);
    assertThat(
            caller.get(ML + "models/" + ROUTER).at("data", "latest_version", "manifest", "version"))
        .isEqualTo("3");
    assertThat(caller.get(ML + "model-versions").at("data", 0, "manifest", "version"))
        .isEqualTo("3");
  }

  @Test
  void anEmptyModelHasNoLatestVersion() {
    String id = trueFoundry.addModel("empty-one");

    assertThat(caller.get(ML + "models/" + id).at("data", "latest_version")).isEqualTo("null");
    assertThatThrownBy(() -> trueFoundry.addModel("empty-one")).hasMessageContaining("empty-one");
  }

  @Test
  void pagesAreCutByOffsetAndLimitAndTheirTotalIsTrue() {
    trueFoundry.addModels(5);

    Caller.Response page = caller.get(ML + "models?offset=208&limit=4");

    assertThat(page.json().at("data").elements()).hasSize(2);
    assertThat(page.at("pagination")).isEqualTo("{\"total\":210,\"offset\":208,\"limit\":4}");
    assertThat(names("models?offset=210")).isEmpty();
    assertThat(names("models?offset=2147483647&limit=2147483647")).isEmpty();
    assertThat(names("models?offset=0&limit=1")).containsExactly("ticket-router");
  }

  @Test
  void theModelsOfTheStartFillThreePages() {
    List<String> seen = new ArrayList<>();
    for (int offset : new int[] {0, 100, 200}) {
      seen.addAll(names("models?offset=" + offset));
    }

    assertThat(seen)
        .hasSize(205)
        .doesNotHaveDuplicates()
        .startsWith("ticket-router", "experiment-001")
        .endsWith("experiment-204");
  }

  @Test
  void aCappedServerStillHandsOutEveryModelOnce() {
    trueFoundry.addModels(95);
    trueFoundry.capPagesAt(40);
    trueFoundry.reportWrongTotal(41);
    List<String> seen = new ArrayList<>();

    List<String> page = names("models?offset=0&limit=100");
    while (!page.isEmpty()) {
      assertThat(page.size()).isLessThanOrEqualTo(40);
      seen.addAll(page);
      page = names("models?limit=100&offset=" + seen.size());
    }

    assertThat(seen).hasSize(300).doesNotHaveDuplicates();
    assertThat(caller.get(ML + "models").at("pagination", "total")).isEqualTo("41");
  }

  @Test
  void aMillionModelsAreANumberUntilTheyAreAskedFor() {
    trueFoundry.addModels(1_000_000);

    Caller.Response page = caller.get(ML + "models?offset=1000204&limit=10");

    assertThat(page.at("pagination", "total")).isEqualTo("1000205");
    assertThat(page.json().at("data").elements()).hasSize(1);
    assertThat(page.at("data", 0, "name")).isEqualTo("\"bulk-1000000\"");
  }

  @Test
  void quirksCanBeSwitchedOn() {
    trueFoundry.addModels(3);
    trueFoundry.matchNamesInPart();
    trueFoundry.ignoreOffset();
    trueFoundry.stopServing("svc");

    assertThat(names("models?name=bulk")).hasSize(3);
    assertThat(names("models?offset=3&limit=1")).containsExactly("ticket-router");
    assertThat(Caller.of(trueFoundry, "svc").get("/api/svc/v1/models").status()).isEqualTo(404);
  }

  @Test
  void whatIsLaidOverAModelIsSentDigitByDigit() {
    trueFoundry.patchModel(
        ROUTER, "{\"futureFlag\":true,\"score\":1.10,\"updated_at\":null,\"deep\":{\"a\":[1e5]}}");
    trueFoundry.patchVersion(ROUTER_2, "{\"manifest\":{\"metadata\":{\"big\":9007199254740993}}}");

    String text = caller.get(ML + "models/" + ROUTER).text();

    assertThat(text)
        .contains("\"score\":1.10", "\"updated_at\":null", "\"deep\":{\"a\":[1e5]}")
        .contains("\"metadata\":{\"big\":9007199254740993}");
    assertThat(caller.get(ML + "model-versions/" + ROUTER_2).text()).contains("9007199254740993");
  }
}
