package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class WallarooSandboxTest {

  private static final String SEED = "sdk-wallaroo/src/test/resources/seed/";
  private static final String MODELS = "/v1/api/models/";

  private WallarooSandbox wallaroo;
  private Caller caller;

  @BeforeEach
  void connect(WallarooSandbox sandbox) {
    wallaroo = sandbox;
    caller = Caller.of(sandbox);
  }

  private static JsonValue seed(String name) {
    return JsonValue.parse(Caller.fixture(SEED + name));
  }

  private Caller.Response asInTheGuide(String name) {
    JsonValue request = seed(name + ".request.json");
    return caller.post(request.at("path").asString(), request.at("body").toString());
  }

  @Test
  void listShowsTheModelOfTheGuideFieldByField() {
    Caller.Response answer = asInTheGuide("list-curl");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().at("models").elements())
        .contains(seed("list-curl.response.json").at("models", 0));
  }

  @Test
  void listVersionsAnswersAsInTheGuideStrangersIncluded() {
    Caller.Response answer = asInTheGuide("list-versions-curl");

    assertThat(answer.text())
        .isEqualTo(Caller.fixture(SEED + "list-versions-curl.response.json").strip());
  }

  @Test
  void getVersionByIdAnswersAsInTheGuideHoweverOftenItIsAsked() {
    JsonValue expected = seed("get-version-by-id.response.json");

    for (int i = 0; i < 10; i++) {
      assertThat(asInTheGuide("get-version-by-id").json()).isEqualTo(expected);
    }
  }

  @Test
  void getConfigByIdAnswersAsInTheGuide() {
    assertThat(asInTheGuide("get-config-by-id-curl").text())
        .isEqualTo(Caller.fixture(SEED + "get-config-by-id-curl.response.json").strip());
  }

  @Test
  void listVersionsByModelIdFindsThatModelOnly() {
    Caller.Response answer = caller.post(MODELS + "list_versions", "{\"models_pk_id\":1218}");

    assertThat(answer.at(0, "id")).isEqualTo("1216");
    assertThat(answer.at(1, "id")).isEqualTo("1215");
    assertThat(answer.json().elements()).hasSize(2);
  }

  @Test
  void listVersionsByNameFindsTheNameOfEveryOwner() {
    Caller.Response answer =
        caller.post(MODELS + "list_versions", "{\"model_id\":\"api-sample-model\"}");

    assertThat(answer.json().elements())
        .extracting(row -> row.at("models_pk_id").asLong())
        .containsExactly(1140L, 1218L, 1218L);
  }

  @Test
  void listVersionsOfNothingKnownIsEmpty() {
    assertThat(caller.post(MODELS + "list_versions", "{\"models_pk_id\":5}").text())
        .isEqualTo("[]");
    assertThat(caller.post(MODELS + "list_versions", "{\"model_id\":null}").text()).isEqualTo("[]");
  }

  @Test
  void listTakesTheNameOfAWorkspaceToo() {
    Caller.Response answer =
        caller.post(MODELS + "list", "{\"workspace_id\":null,\"workspace_name\":\"fraud\"}");

    assertThat(answer.json().at("models").elements()).hasSize(1);
    assertThat(answer.at("models", 0, "model", "id")).isEqualTo("1215");
  }

  @Test
  void listOfAWorkspaceThatIsNotTheCallersIsEmpty() {
    assertThat(caller.post(MODELS + "list", "{\"workspace_id\":97}").text())
        .isEqualTo("{\"models\":[]}");
  }

  @Test
  void listNeedsAWorkspace() {
    Caller.Response answer = caller.post(MODELS + "list", "{\"workspace_id\":null}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("msg")).contains("workspace_id or workspace_name");
  }

  @Test
  void workspacesTellWhatIsInThemAndHideOtherUsersOnes() {
    Caller.Response answer = caller.post("/v1/api/workspaces/list", "{}");

    assertThat(answer.json().at("workspaces").elements())
        .extracting(row -> row.at("id").asLong())
        .containsExactly(108L, 112L);
    assertThat(answer.at("workspaces", 0, "models")).isEqualTo("[839,1218]");
    assertThat(answer.at("workspaces", 0, "created_by")).contains("@");
    assertThat(answer.at("workspaces", 1, "created_by")).doesNotContain("@");
  }

  @Test
  void aVersionThatIsNotThereIsABadRequestAndItsConfigurationNull() {
    Caller.Response answer = caller.post(MODELS + "get_version_by_id", "{\"model_version_id\":5}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .isEqualTo("{\"msg\":\"The provided model id was not found.\",\"code\":400}");
    assertThat(caller.post(MODELS + "get_config_by_id", "{\"model_id\":5}").text())
        .isEqualTo("{\"model_config\":null}");
  }

  @Test
  void withoutATokenNothingIsToldButThatOneIsNeeded() {
    URI uri = wallaroo.baseUrl().resolve(MODELS + "list");
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{\"workspace_id\":108}");

    for (String authorization : new String[] {"Bearer nonsense", "Basic eDp5", "nonsense"}) {
      Caller.Response answer =
          caller.send(
              HttpRequest.newBuilder(uri).header("Authorization", authorization).POST(body));

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo("{\"msg\":\"Unauthorized\",\"code\":401}");
    }
    assertThat(caller.send(HttpRequest.newBuilder(uri).POST(body)).status()).isEqualTo(401);
  }

  @Test
  void rowsAreFlatWhenAnOldServerIsWanted() {
    wallaroo.flatRows();

    Caller.Response answer = caller.post(MODELS + "list", "{\"workspace_id\":108}");

    assertThat(answer.json().at("models", 0).fields().keySet())
        .containsExactly("id", "name", "owner_id", "created_at", "updated_at");
    assertThat(answer.at("models", 0, "owner_id")).isEqualTo("\"\\\"\\\"\"");
  }

  @Test
  void bulkFillsAWorkspace() {
    wallaroo.addModels(300);

    Caller.Response answer = caller.post(MODELS + "list", "{\"workspace_id\":108}");

    assertThat(answer.json().at("models").elements()).hasSize(302);
    assertThat(answer.at("models", 301, "model_versions", 0, "model_version", "status"))
        .isEqualTo("\"ready\"");
  }

  @Test
  void whatIsLaidOverAModelIsSentDigitByDigit() {
    wallaroo.patchModel(
        839,
        "{\"model\":{\"future\":{\"score\":1.10,\"big\":9007199254740993},\"updated_at\":null}}");
    wallaroo.patchVersion(838, "{\"model_version\":{\"status\":\"pending_conversion\"}}");

    String text = caller.post(MODELS + "list_versions", "{\"models_pk_id\":839}").text();
    Caller.Response list =
        Caller.exchange(
            HttpRequest.newBuilder(wallaroo.baseUrl().resolve(MODELS + "list"))
                .header("Authorization", "Bearer " + wallaroo.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"workspace_id\":108}"))
                .build());

    assertThat(text).contains("\"status\":\"pending_conversion\"");
    assertThat(list.text())
        .contains("\"future\":{\"score\":1.10,\"big\":9007199254740993}")
        .contains("\"updated_at\":null")
        .contains("\"status\":\"pending_conversion\"");
  }
}
