package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelListing;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.NewTranscoding;
import io.github.modelregistry.sensei.model.OriginType;
import io.github.modelregistry.sensei.model.TargetFormat;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.MultipartText;
import io.github.modelregistry.testkit.MultipartText.Part;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each call of the vendor's guide, made by the typed client, is the same on the wire. */
class SeedRequestsTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final String MODEL = "15c53796-bd6b-4e09-b51d-7296aa20af71";
  private static final String TRANSCODING = "460aa5a1-e972-455d-b8dc-4bc6cd91edb6";
  private static final String RUN = "experimentRunId==33408593-2871-4198-a812-6d1b7d939cda";
  private static final byte[] FILE = {0x08, 0x07, 0x0D, 0x0A, 0x2D, 0x2D, (byte) 0xFF, 0x00};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "list-models, modelListing, 200",
    "find-models-by-run, modelListing, 200",
    "get-model, model, 200",
    "register-model, model, 201",
    "register-model, model, 200",
    "update-model, model, 200",
    "delete-model, api-response, 200",
    "create-transcoding, modelTranscoding, 201",
    "create-transcoding, modelTranscoding, 200",
    "list-transcodings, modelTranscodingListing, 200",
    "get-transcoding, modelTranscoding, 200"
  })
  void theCallOfTheGuideIsReproduced(String name, String profile, int status) throws IOException {
    JsonValue guide = JsonValue.parse(Fixtures.text("seed/" + name + ".request.json"));
    String answer = Fixtures.text("seed/" + at(guide, "answer", "bodyFile").asString());
    String path = at(guide, "path").asString();
    String mediaType = profile + ".v1.json";
    SENSEI.answer(path.substring(FakeSensei.BASE.length()), status, mediaType, answer);

    String received = call(name);

    assertThat(JsonValue.parse(received)).isEqualTo(JsonValue.parse(answer));
    LoggedRequest sent = SENSEI.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo(at(guide, "method").asString());
    assertThat(sent.getUrl().split("\\?", 2)[0]).isEqualTo(path);
    assertThat(query(sent)).isEqualTo(query(guide));
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + FakeSensei.TOKEN);
    assertThat(sent.getHeader("x-api-key")).isEqualTo(FakeSensei.CLIENT_ID);
    assertThat(sent.getHeader("x-gw-ims-org-id")).isEqualTo(FakeSensei.ORGANIZATION);
    assertThat(sent.getHeader("x-sandbox-name")).isEqualTo("prod");
    assertThat(sent.getHeader("Accept")).isEqualTo(FakeSensei.PROFILE + mediaType);
    assertSameBody(sent, guide);
  }

  @Test
  void aListTakesAllFourParametersAndEncodesThem() {
    SENSEI.answer(
        "/models", 200, "modelListing.v1.json", Fixtures.text("sheet/9-3-list-models-none.json"));
    SENSEI.violatesTheSpecification(); // the answer's start is a number

    ModelListing page =
        SENSEI
            .client()
            .models()
            .listModels(
                q ->
                    q.start("b25b0f0e/91c2&x")
                        .limit(2)
                        .orderby(List.of("-created", "name"))
                        .property(List.of(RUN, "state==a b")));

    assertThat(page.children()).isEmpty();
    assertThat(SENSEI.onlyRequest().getUrl())
        .isEqualTo(
            "/data/sensei/models?start=b25b0f0e%2F91c2%26x&limit=2&orderby=-created,name"
                + "&property=experimentRunId%3D%3D33408593-2871-4198-a812-6d1b7d939cda,"
                + "state%3D%3Da%20b");
  }

  @Test
  void aListOfTranscodingsTakesTheSameParameters() {
    SENSEI.answer(
        "/models/" + MODEL + "/transcodings",
        200,
        "modelTranscodingListing.v1.json",
        Fixtures.text("seed/list-transcodings.response.json"));

    SENSEI
        .client()
        .transcodings()
        .listTranscodings(
            q ->
                q.modelId(MODEL)
                    .start("2")
                    .limit(1)
                    .orderby(List.of("created"))
                    .property(List.of("targetFormat==CoreML")));

    assertThat(SENSEI.onlyRequest().getUrl())
        .endsWith(
            "/transcodings?start=2&limit=1&orderby=created&property=targetFormat%3D%3DCoreML");
  }

  /** The guide's curl sends the file first, and its JSON without a content type. */
  private static void assertSameBody(LoggedRequest sent, JsonValue guide) {
    JsonValue multipart = guide.get("multipart");
    if (multipart != null) {
      assertThat(sent.getHeader("Content-Type")).startsWith("multipart/form-data;");
      assertThat(sent.getHeader("Content-Length")).isEqualTo("" + sent.getBody().length);
      assertSameParts(MultipartText.parts(sent), multipart.elements());
    } else if (guide.get("body") != null) {
      assertThat(sent.getHeader("Content-Type"))
          .isEqualTo(at(guide, "headers", "Content-Type").asString());
      assertThat(JsonValue.parse(sent.getBodyAsString())).isEqualTo(at(guide, "body"));
    } else {
      assertThat(sent.getBody()).isEmpty();
      assertThat(sent.getHeader("Content-Type")).isNull();
    }
  }

  private static void assertSameParts(List<Part> sent, List<JsonValue> guide) {
    Map<String, Part> parts =
        sent.stream().collect(Collectors.toMap(Part::disposition, Function.identity()));
    assertThat(parts).hasSameSizeAs(guide);
    for (JsonValue expected : guide) {
      JsonValue fileName = at(expected, "filename");
      String disposition = "form-data; name=\"" + at(expected, "name").asString() + "\"";
      Part part =
          parts.get(
              fileName.isNull()
                  ? disposition
                  : disposition + "; filename=\"" + fileName.asString() + "\"");
      assertThat(part).as(disposition).isNotNull();
      JsonValue json = expected.get("json");
      if (json == null) {
        assertThat(part.contentType()).isEqualTo(at(expected, "contentType").asString());
        assertThat(part.content()).isEqualTo(FILE);
      } else {
        assertThat(part.contentType()).isEqualTo(FakeSensei.PROFILE + "model.v1.json");
        assertThat(JsonValue.parse(part.text())).isEqualTo(json);
      }
    }
  }

  private String call(String name) throws IOException {
    SenseiClient client = SENSEI.client();
    return switch (name) {
      case "list-models" -> client.models().listModels().toJson();
      case "find-models-by-run" ->
          client.models().listModels(q -> q.property(List.of(RUN))).toJson();
      case "get-model" -> client.models().getModel(q -> q.modelId(MODEL)).toJson();
      case "register-model" -> register(client);
      case "update-model" -> update(client);
      case "delete-model" -> client.models().deleteModel(q -> q.modelId(MODEL)).toJson();
      case "create-transcoding" -> transcode(client);
      case "list-transcodings" ->
          client.transcodings().listTranscodings(q -> q.modelId(MODEL)).toJson();
      case "get-transcoding" ->
          client
              .transcodings()
              .getTranscoding(q -> q.modelId(MODEL).modelTranscodingId(TRANSCODING))
              .toJson();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Registers a file from a folder, whose name must stay at home. */
  private String register(SenseiClient client) throws IOException {
    Path path = folder.resolve("Desktop/model.onnx");
    Files.createDirectories(path.getParent());
    Files.write(path, FILE);
    NewModel model =
        NewModel.builder().name("Your Model - 0615-1342-45").originType(OriginType.OFFLINE).build();
    return client
        .models()
        .registerModel(q -> q.model(model).modelArtifact(UploadSource.of(path)))
        .toJson();
  }

  /** As the guide advises: get the model, change it, send all of it back. */
  private static String update(SenseiClient client) {
    Model current =
        JsonDocuments.read(
            JsonValue.parse(Fixtures.text("seed/get-model.response.json")), Model.codec());
    return client
        .models()
        .updateModel(
            q ->
                q.modelId(MODEL)
                    .body(
                        current.toBuilder()
                            .description("An updated description for this Model")
                            .build()))
        .toJson();
  }

  /** The guide sends back what is the service's to give; only the first two fields are needed. */
  private static String transcode(SenseiClient client) {
    JsonValue guide =
        at(JsonValue.parse(Fixtures.text("seed/create-transcoding.request.json")), "body");
    NewTranscoding.Builder body =
        NewTranscoding.builder().modelIdInBody(MODEL).targetFormat(TargetFormat.CORE_ML);
    for (String given : List.of("id", "created", "createdBy", "updated", "deleted")) {
      body.additionalField(given, at(guide, given));
    }
    return client
        .transcodings()
        .createTranscoding(q -> q.modelId(MODEL).body(body.build()))
        .toJson();
  }

  private static Map<String, String> query(LoggedRequest sent) {
    return sent.getQueryParams().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().firstValue()));
  }

  private static Map<String, String> query(JsonValue guide) {
    JsonValue query = guide.get("query");
    return query == null
        ? Map.of()
        : query.fields().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asString()));
  }

  private static JsonValue at(JsonValue json, Object... path) {
    return Objects.requireNonNull(json.at(path), () -> List.of(path) + " in " + json);
  }
}
