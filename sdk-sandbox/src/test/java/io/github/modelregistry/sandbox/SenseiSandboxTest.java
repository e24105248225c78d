package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.ManualClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenseiSandboxTest {

  private static final String MODELS = "/data/sensei/models";
  private static final String FIRST = MODELS + "/15c53796-bd6b-4e09-b51d-7296aa20af71";
  private static final String TRANSCODINGS = FIRST + "/transcodings";
  private static final String FAMILY = "application/vnd.adobe.platform.sensei+json";
  private static final String PROFILE = FAMILY + ";profile=model.v1.json";

  private final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");

  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).clock(clock));

  private SenseiSandbox sensei;
  private Caller caller;

  @BeforeEach
  void connect(SenseiSandbox sandbox) {
    sensei = sandbox;
    caller = Caller.of(sandbox);
  }

  private static JsonValue sheet(String file) {
    return JsonValue.parse(Caller.fixture("sdk-sensei/src/test/resources/sheet/" + file));
  }

  private Caller.Response put(String path, String contentType, String body) {
    return caller.send(
        caller.to(path).header("Content-Type", contentType).PUT(BodyPublishers.ofString(body)));
  }

  private Caller.Response put(String body) {
    return put(FIRST, PROFILE, body);
  }

  private Caller.Response register(String... parts) {
    String form = String.join("", parts) + "--b--\r\n";
    return caller.send(
        caller
            .to(MODELS)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String part(String disposition, String contentType, String body) {
    return "--b\r\nContent-Disposition: form-data; "
        + disposition
        + (contentType.isEmpty() ? "" : "\r\nContent-Type: " + contentType)
        + "\r\n\r\n"
        + body
        + "\r\n";
  }

  private static String model(String json) {
    return part("name=\"model\"", PROFILE, json.replace('\'', '"'));
  }

  private static final String FILE =
      part("name=\"modelArtifact\"; filename=\"model.onnx\"", "application/octet-stream", "bytes");

  private static void assertProblem(
      Caller.Response answer, int status, String title, String words) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo(FAMILY + ";profile=api-response.v1.json");
    assertThat(answer.at("title")).isEqualTo("\"" + title + "\"");
    assertThat(answer.at("status")).isEqualTo(Integer.toString(status));
    assertThat(answer.json().at("detail").asString()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "x-api-key, , 403, 403000, Api Key is required",
    "x-api-key, other, 403, 403003, Api Key is invalid",
    "Authorization, , 403, 403010, Oauth token is missing",
    "Authorization, Basic eDp5, 403, 403010, Oauth token is missing",
    "Authorization, Bearer other, 401, 401013, Oauth token is not valid",
    "x-gw-ims-org-id, , 400, 400003, Missing header x-gw-ims-org-id",
    "x-gw-ims-org-id, other@AdobeOrg, 403, 403027, User region is missing",
    "x-sandbox-name, , 400, 400003, Missing header x-sandbox-name",
  })
  void theGatewayWantsFourHeadersAndRefusesInItsOwnForm(
      String header, String value, int status, String code, String message) {
    Caller.Response answer = caller.with(header, value).get(MODELS);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text())
        .isEqualTo("{\"error_code\":\"" + code + "\",\"message\":\"" + message + "\"}");
  }

  @Test
  void anInvalidTokenIsRefusedAsTheGatewayIsKnownTo() {
    assertThat(caller.with("Authorization", "Bearer x").get(MODELS).json())
        .isEqualTo(sheet("9-error-401-gateway.json"));
  }

  @Test
  void sandboxesOfThePlatformKnowNothingOfEachOther() {
    Caller elsewhere = Caller.of(sensei).with("x-sandbox-name", "dev");

    assertThat(elsewhere.get(FIRST).status()).isEqualTo(404);
    assertThat(elsewhere.get(MODELS).at("children")).isEqualTo("[]");
    assertThat(caller.get(FIRST).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | true",
        "application/*;q=0.5 | true",
        "application/vnd.adobe.platform.sensei+json;profile=model.v1.json | true",
        "application/vnd.adobe.platform.sensei+json; profile=model.v1.json, application/json |"
            + " true",
        "application/json, application/vnd.adobe.platform.sensei+json | true",
        "application/json | false",
        "text/html, application/json;q=0.1 | false",
      })
  void aDocumentComesInItsOwnMediaTypeOrAsPlainJson(String accept, boolean own) {
    Caller.Response answer = caller.with("Accept", accept).get(FIRST);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(own ? PROFILE : "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", FAMILY + ";profile=modelListing.v1.json"})
  void aMediaTypeThatIsNotThereIsNotAcceptable(String accept) {
    assertProblem(caller.with("Accept", accept).get(FIRST), 406, "Not Acceptable", PROFILE);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertProblem(caller.get(MODELS + "/nowhere"), 404, "Not Found", "no model nowhere");
    assertProblem(caller.get(TRANSCODINGS + "/x"), 404, "Not Found", "no transcoding x");
    assertProblem(caller.get(MODELS + "/x/transcodings"), 404, "Not Found", "no model x");
    assertProblem(
        caller.get(
            MODELS
                + "/42c53796-bd6b-4e09-b51d-7296aa20af73"
                + "/transcodings/460aa5a1-e972-455d-b8dc-4bc6cd91edb6"),
        404,
        "Not Found",
        "no transcoding");
  }

  @Test
  void aModelIsRegisteredWithItsPartsInEitherOrderAndTheirTypesToldOrNot() {
    String json = "{'name':'fraud','originType':'offline','tags':{'team':'risk'}}";
    String untyped = part("name=\"model\"", "", json.replace('\'', '"'));

    Caller.Response answer = register(model(json), FILE);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("tags", "team")).isEqualTo("\"risk\"");
    assertThat(answer.at("modelArtifactUri"))
        .endsWith("/" + answer.json().at("id").asString() + "\"");
    assertThat(answer.at("created")).isEqualTo("\"2026-02-04T11:00:00.000Z\"");
    assertThat(register(FILE, untyped).status()).isEqualTo(201);
    assertThat(caller.get(MODELS).json().at("children").elements()).hasSize(6);
    assertThat(caller.get(MODELS).at("children", 4)).contains("fraud").doesNotContain("tags");
  }

  @Test
  void whatTheServiceSetsIsNotTakenFromACaller() {
    Caller.Response answer =
        register(
            model("{'name':'n','originType':'offline','id':'mine','deleted':true,'extra':1.10}"),
            FILE);

    assertThat(answer.json().at("id").asString()).isNotEqualTo("mine");
    assertThat(answer.json().get("deleted")).isNull();
    assertThat(answer.text()).contains("\"extra\":1.10");
  }

  @Test
  void aRegistrationOfNoUseSaysWhichField() {
    Caller.Response nameless = register(model("{'name':'','originType':'offline'}"), FILE);

    assertThat(nameless.json()).isEqualTo(sheet("9-error-422.json"));
    assertProblem(register(model("{'name':'n'}"), FILE), 422, "Invalid Input", "must be offline");
    assertProblem(
        register(model("{'name':'n','originType':'online'}"), FILE),
        422,
        "Invalid Input",
        "body.model.originType must be one of");
    assertThat(register(model("{'name':'n','experimentRunId':'r'}"), FILE).status()).isEqualTo(201);
  }

  @Test
  void aFormThatLacksAPartOrSendsAnotherTypeIsRefused() {
    assertProblem(
        register(model("{'name':'n','originType':'offline'}")),
        422,
        "Invalid Input",
        "body.modelArtifact is a required part");
    assertProblem(
        register(part("name=\"model\"", "text/plain", "{}"), FILE),
        415,
        "Invalid Format",
        "body.model must be " + PROFILE);
    assertProblem(register(model("{"), FILE), 400, "Illegal Argument", "is not JSON");
  }

  @Test
  void aReplacementIsWhatWasSentButForWhatTheServiceSets() {
    sensei.patchModel(FIRST.substring(MODELS.length() + 1), "{\"tags\":{\"a\":\"b\"}}");

    Caller.Response answer =
        put(
            "{\"id\":\"15c53796-bd6b-4e09-b51d-7296aa20af71\",\"name\":\"n\","
                + "\"updated\":\"2019-01-02T00:00:00.000Z\","
                + "\"created\":\"1999-01-01T00:00:00Z\",\"modelArtifactUri\":\"x\",\"own\":1.10}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().fields().keySet())
        .containsExactlyInAnyOrder(
            "id", "name", "own", "updated", "modelArtifactUri", "created", "createdBy");
    assertThat(answer.at("created")).isEqualTo("\"2019-01-01T00:00:00.000Z\"");
    assertThat(answer.at("updated")).isEqualTo("\"2026-02-04T11:00:00.000Z\"");
    assertThat(answer.at("own")).isEqualTo("1.10");
    assertThat(caller.get(FIRST).json()).isEqualTo(answer.json());
  }

  @Test
  void aReplacementMayHoldWordsThatOnlyTheServiceKnew() {
    Caller.Response answer =
        Caller.exchange(
            putWith(
                    "{\"id\":\"15c53796-bd6b-4e09-b51d-7296aa20af71\",\"name\":\"n\","
                        + "\"originType\":\"imported-by-partner\"}")
                .build());

    assertThat(answer.at("originType")).isEqualTo("\"imported-by-partner\"");
    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'other','name':'n'} | 422 | differs from that of the path",
        "{'id':'15c53796-bd6b-4e09-b51d-7296aa20af71'} | 422 | name must not be empty",
        "{'name':'n'} | 422 | body.id is required",
        "{'id':'15c53796-bd6b-4e09-b51d-7296aa20af71','name':7} | 422 | must be of type string",
        "[] | 400 | body must be of type object",
        "{ | 400 | is not JSON",
      })
  void aReplacementThatIsNoneIsRefused(String body, int status, String words) {
    assertProblem(
        put(body.replace('\'', '"')),
        status,
        status == 422 ? "Invalid Input" : "Illegal Argument",
        words);
  }

  @Test
  void aMediaTypeThatTheServiceDoesNotKnowIsRefused() {
    for (String type : new String[] {"text/plain", FAMILY, FAMILY + ";profile=engine.v1.json"}) {
      assertProblem(put(FIRST, type, "{}"), 415, "Invalid Format", "not " + type);
    }
    assertThat(caller.send(caller.to(FIRST).PUT(BodyPublishers.ofString("{}"))).status())
        .isEqualTo(415);
  }

  @Test
  void aReplacementOfAStateGoneByIsRefusedWhereEntityTagsAreSent() {
    assertThat(caller.get(FIRST).header("ETag")).isEmpty();
    sensei.sendEntityTags();
    String tag = caller.get(FIRST).header("ETag");
    String body = "{\"id\":\"15c53796-bd6b-4e09-b51d-7296aa20af71\",\"name\":\"n\"}";

    Caller.Response first = caller.with("If-Match", tag).send(putWith(body));
    Caller.Response second = caller.send(putWith(body));

    assertThat(tag).matches("\"[0-9a-f-]+\"");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("ETag")).isNotEqualTo(tag);
    assertThat(second.status()).isEqualTo(412);
    assertThat(second.json().at("errorMessage").asString())
        .startsWith("Supplied version=[" + tag + "] does not match the current version on entity=");
    assertThat(caller.with("If-Match", first.header("ETag")).send(putWith(body)).status())
        .isEqualTo(200);
  }

  private HttpRequest.Builder putWith(String body) {
    return caller.to(FIRST).header("Content-Type", PROFILE).PUT(BodyPublishers.ofString(body));
  }

  @Test
  void aTranscodingIsToldWithItsFormatOnlyWhenItIsMade() {
    Caller.Response made = caller.post(TRANSCODINGS, "{\"targetFormat\":\"TF\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("targetFormat")).isEqualTo("\"TF\"");
    Caller.Response later = caller.get(TRANSCODINGS + "/" + made.json().at("id").asString());
    assertThat(later.json().fields().keySet())
        .containsExactly("id", "modelId", "created", "createdBy", "updated", "deprecated");
    assertThat(caller.get(TRANSCODINGS).at("_page", "count")).isEqualTo("3");
    assertThat(caller.get(FIRST).text()).doesNotContain("targetFormat");
  }

  @Test
  void anIdThatIsTakenIsNotGivenTwice() {
    String body = "{\"targetFormat\":\"K2\",\"id\":\"460aa5a1-e972-455d-b8dc-4bc6cd91edb6\"}";

    assertThat(caller.post(TRANSCODINGS, body).at("id")).doesNotContain("460aa5a1");
    assertThat(caller.get(TRANSCODINGS).at("_page", "count")).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 422 | target format is required",
        "{'targetFormat':'Abacus'} | 422 | body.targetFormat must be one of",
        "{'targetFormat':'TF','modelId':'other'} | 422 | differs from that of the path",
      })
  void aTranscodingOfNoUseIsRefused(String body, int status, String words) {
    assertProblem(
        caller.post(TRANSCODINGS, body.replace('\'', '"')), status, "Invalid Input", words);
  }

  @Test
  void throttlingComesInTheGatewaysForms() {
    sensei.throttleInBadRequest(1);
    sensei.failNext(1, 429);
    sensei.failNext(1, 503);
    String body = "{\"error_code\":\"429050\",\"message\":\"Too many requests\"}";

    Caller.Response inBadRequest = caller.get(MODELS);
    Caller.Response plain = caller.get(MODELS);

    assertThat(inBadRequest.status()).isEqualTo(400);
    assertThat(inBadRequest.header("Content-Type")).isEqualTo("application/json");
    assertThat(inBadRequest.text()).isEqualTo(body);
    assertThat(plain.status()).isEqualTo(429);
    assertThat(plain.text()).isEqualTo(body);
    assertProblem(caller.get(MODELS), 503, "Service Unavailable", "Service Unavailable");
    assertThat(caller.get(MODELS).status()).isEqualTo(200);
  }

  @Test
  void whatIsLaidOverAModelIsSentDigitByDigit() {
    String id = sensei.addModel("one");
    sensei.patchModel(id, "{\"qualityTier\":{\"level\":1.10},\"description\":null}");

    assertThat(caller.get(MODELS + "/" + id).text())
        .contains("\"qualityTier\":{\"level\":1.10}", "\"description\":null");
    assertThatThrownBy(() -> sensei.patchModel("nowhere", "{}")).hasMessageContaining("nowhere");
  }

  @Test
  void resetGoesBackToTheBeginningAndKeepsTheToken() {
    String atFirst = caller.get(MODELS).text();
    clock.advance(Duration.ofHours(1));
    sensei.addModel("one");
    sensei.omitNextLink();
    sensei.capPagesAt(1);
    sensei.ignoreStart();
    sensei.reportWrongTotal(7);
    sensei.sendEntityTags();
    sensei.throttleInBadRequest(3);
    caller.send(caller.to(FIRST).DELETE());

    sensei.reset();

    assertThat(caller.get(MODELS).text()).isEqualTo(atFirst);
    assertThat(caller.get(FIRST).header("ETag")).isEmpty();
  }
}
