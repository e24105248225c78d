package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.spec.DocumentedResponse;
import io.github.modelregistry.testkit.spec.DocumentedStatuses;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of the server to say no becomes its typed error. */
class ErrorsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final String UPLOAD = "/v1/api/models/upload_and_convert";

  private static final Map<String, Consumer<WallarooClient>> CALLS =
      Map.ofEntries(
          entry("uploadAndConvert", ErrorsTest::upload),
          entry("upload", c -> c.models().upload(q -> q.metadata(metadata()).file(file()))),
          entry(
              "uploadStream",
              c ->
                  c.models()
                      .uploadStream(
                          q ->
                              q.name("m")
                                  .fileName("m.onnx")
                                  .visibility(Visibility.PRIVATE)
                                  .workspaceId(1)
                                  .body(file()))),
          entry("listModels", c -> c.models().listModels(q -> q.workspaceId(1L))),
          entry("listVersions", c -> c.models().listVersions(q -> q.modelPrimaryId(1L))),
          entry(
              "listVersionsForModel",
              c -> c.models().listVersionsForModel(q -> q.modelName("m").workspaceId(1))),
          entry("getModel", c -> c.models().getModel(q -> q.modelId(1))),
          entry("getModelById", c -> c.models().getModelById(q -> q.modelId(1))),
          entry("getVersionById", c -> c.models().getVersionById(q -> q.modelVersionId(1))),
          entry("getConfigById", c -> c.models().getConfigById(q -> q.modelVersionId(1))),
          entry("getUploadLogs", c -> c.models().getUploadLogs(q -> q.modelVersionId(1))),
          entry("insertModelConfig", c -> c.models().insertModelConfig(q -> q.modelVersionId(1))),
          entry(
              "deleteModelVersions",
              c -> c.models().deleteModelVersions(q -> q.versionUuids(List.of("u")))),
          entry("deleteModel", c -> c.models().deleteModel(q -> q.modelName("m").workspaceId(1))),
          entry("listWorkspaces", c -> c.workspaces().listWorkspaces()),
          entry("createWorkspace", c -> c.workspaces().createWorkspace(q -> q.workspaceName("w"))),
          entry(
              "addWorkspaceUser",
              c -> c.workspaces().addWorkspaceUser(q -> q.email("a@b.test").workspaceId(1))),
          entry(
              "listWorkspaceUsers", c -> c.workspaces().listWorkspaceUsers(q -> q.workspaceId(1))),
          entry(
              "removeWorkspaceUser",
              c -> c.workspaces().removeWorkspaceUser(q -> q.workspaceId(1).userId("u"))),
          entry("getPlatformConfig", c -> c.platform().getPlatformConfig()));

  private static final Set<String> READS =
      Set.of(
          "listModels",
          "listVersions",
          "listVersionsForModel",
          "getModel",
          "getModelById",
          "getVersionById",
          "getConfigById",
          "getUploadLogs",
          "listWorkspaces",
          "listWorkspaceUsers");

  static Stream<DocumentedResponse> documented() {
    return DocumentedStatuses.of("wallaroo", CALLS.keySet());
  }

  /** Not even a read is sent again after a 500: it is no GET, and the fault is rarely passing. */
  @ParameterizedTest
  @MethodSource("documented")
  void eachDocumentedStatusIsItsTypedError(DocumentedResponse response) {
    WALLAROO.answerEverything(response.httpStatus(), response.mediaType(), response.body());

    ApiException error = failureOf(response.operation());

    assertThat(error).isExactlyInstanceOf(type(response.operation(), response.status()));
    assertThat(error.operation()).isEqualTo(response.operation());
    assertThat(error.status()).isEqualTo(response.status());
    assertThat(response.body()).contains(error.vendorMessage()).contains(error.vendorCode());
    assertThat(error.attempts()).isEqualTo(1);
    assertThat(WALLAROO.requests()).hasSize(1);
    assertThat(error.isOutcomeUnknown())
        .isEqualTo(!READS.contains(response.operation()) && response.status() >= 500);
    assertThat(error)
        .hasMessageContaining(error.vendorMessage())
        .hasMessageNotContaining(FakeWallaroo.TOKEN);
  }

  @ParameterizedTest
  @CsvSource({"403, 1", "404, 1", "409, 1", "429, 3", "503, 3"})
  void aStatusThatTheVendorNeverDeclaredIsTypedToo(int status, int attempts) {
    WALLAROO.violatesTheSpecification();
    WALLAROO.answer(LIST, status, "{\"msg\":\"No.\",\"code\":" + status + "}");

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(type("listModels", status));
    assertThat(error.vendorMessage()).isEqualTo("No.");
    assertThat(error.attempts()).isEqualTo(attempts);
    assertThat(WALLAROO.requests(LIST)).hasSize(attempts);
  }

  @Test
  void anUploadIsRepeatedOnlyAfterThrottling() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.answer(UPLOAD, 429, "{\"msg\":\"Slowly.\",\"code\":429}");

    ApiException error = failureOf("uploadAndConvert");

    assertThat(error).isInstanceOf(RateLimitedException.class);
    assertThat(error.attempts()).isEqualTo(3);
    assertThat(WALLAROO.requests()).hasSize(3);
  }

  @Test
  void theEnginesFormOfAnErrorIsUnderstood() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.answer(LIST, 500, Fixtures.text("sheet/9-9-error-engine.json"));

    ApiException error = failureOf("listModels");

    assertThat(error.vendorCode()).isEqualTo("500");
    assertThat(Fixtures.text("sheet/9-9-error-engine.json")).contains(error.vendorMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, <html><body>Bad gateway</body></html>",
    "text/plain, upstream connect error",
    "text/plain, ''",
    "application/json, ''",
    "application/json, '[1]'",
    "application/json, '{\"msg\":'",
    "application/json, '{\"msg\":null,\"code\":null}'",
    "application/json, '{}'"
  })
  void anErrorOfTheGatewayOrNoneIsTheStatusAlone(String type, String body) {
    WALLAROO.violatesTheSpecification();
    WALLAROO
        .wire()
        .stubFor(
            post(LIST)
                .willReturn(
                    aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", type)
                        .withHeader("X-Request-Id", "r-17")
                        .withBody(body)));

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(BadRequestException.class);
    assertThat(error.vendorCode()).isNull();
    assertThat(error.vendorMessage()).isNull();
    assertThat(error.requestId()).isEqualTo("r-17");
    assertThat(error.body()).isEqualTo(body.isEmpty() ? error.body() : body);
  }

  @Test
  void aServersWishToWaitIsTold() {
    WALLAROO.violatesTheSpecification();
    WALLAROO
        .wire()
        .stubFor(
            post(LIST).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "90")));

    ApiException error = failureOf("listModels");

    assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(90));
    assertThat(error.attempts()).as("longer than it is worth waiting").isEqualTo(1);
  }

  @Test
  void anAnswerThatLacksALevelNamesIt() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.answer(UPLOAD, 202, "{\"msg\":\"fine\",\"code\":202}");
    UploadResponse receipt = upload(WALLAROO.client());

    assertThatThrownBy(receipt::insertModels)
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("insert_models");
  }

  @Test
  void anIncompleteUploadIsRefusedBeforeAnythingIsSent() {
    UploadMetadata nameless = UploadMetadata.builder().visibility(Visibility.PUBLIC).build();
    WallarooClient client = WALLAROO.client();

    assertThatThrownBy(
            () -> client.models().uploadAndConvert(q -> q.metadata(nameless).file(file())))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("name")
        .hasMessageContaining("workspace_id")
        .hasMessageContaining("conversion");
    assertThatThrownBy(() -> client.models().uploadAndConvert(q -> {}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("metadata")
        .hasMessageContaining("file");
    assertThat(WALLAROO.requests()).isEmpty();
  }

  private static Class<?> type(String operation, int status) {
    return ApiException.of(ErrorDetails.builder(operation, status).build()).getClass();
  }

  private static ApiException failureOf(String operation) {
    Consumer<WallarooClient> call = Objects.requireNonNull(CALLS.get(operation));
    ApiException failure =
        catchThrowableOfType(ApiException.class, () -> call.accept(WALLAROO.client()));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static UploadResponse upload(WallarooClient client) {
    return client.models().uploadAndConvert(q -> q.metadata(metadata()).file(file()));
  }

  private static UploadMetadata metadata() {
    return Uploads.metadata("m", Framework.ONNX);
  }

  private static UploadSource file() {
    return Uploads.file("m.onnx");
  }
}
