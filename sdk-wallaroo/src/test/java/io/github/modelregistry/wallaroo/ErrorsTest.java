package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InsufficientStorageException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of the server to say no becomes its typed error. */
class ErrorsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final Map<Integer, Class<? extends ApiException>> TYPES =
      Map.of(
          400, BadRequestException.class,
          401, AuthenticationException.class,
          403, PermissionDeniedException.class,
          404, NotFoundException.class,
          409, ConflictException.class,
          429, RateLimitedException.class,
          500, ServerException.class,
          503, ServerException.class);

  private static final Map<String, String> PATHS =
      Map.of(
          "uploadAndConvert",
          "/v1/api/models/upload_and_convert",
          "listModels",
          LIST,
          "getVersionById",
          FakeWallaroo.GET_VERSION,
          "listVersions",
          FakeWallaroo.LIST_VERSIONS,
          "getConfigById",
          "/v1/api/models/get_config_by_id",
          "listWorkspaces",
          FakeWallaroo.WORKSPACES);

  /** Not even a read is sent again after a 500: it is no GET, and the fault is rarely passing. */
  @ParameterizedTest
  @CsvSource({
    "uploadAndConvert, 400, 1",
    "uploadAndConvert, 401, 1",
    "uploadAndConvert, 500, 1",
    "listModels,       400, 1",
    "listModels,       401, 1",
    "listModels,       500, 1",
    "getVersionById,   400, 1",
    "getVersionById,   401, 1",
    "getVersionById,   500, 1",
    "listVersions,     400, 1",
    "listVersions,     401, 1",
    "listVersions,     500, 1",
    "getConfigById,    400, 1",
    "getConfigById,    401, 1",
    "getConfigById,    500, 1",
    "listWorkspaces,   400, 1",
    "listWorkspaces,   401, 1",
    "listWorkspaces,   500, 1"
  })
  void eachDocumentedStatusIsItsTypedError(String operation, int status, int attempts) {
    String path = PATHS.get(operation);
    WALLAROO.answer(path, status, Fixtures.text("sheet/9-9-error-" + status + ".json"));

    ApiException error = failureOf(operation);

    assertThat(error).isExactlyInstanceOf(TYPES.get(status));
    assertThat(error.operation()).isEqualTo(operation);
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.vendorCode()).isEqualTo(Integer.toString(status));
    assertThat(Fixtures.text("sheet/9-9-error-" + status + ".json"))
        .contains(error.vendorMessage());
    assertThat(error.attempts()).isEqualTo(attempts);
    assertThat(WALLAROO.requests(path)).hasSize(attempts);
    assertThat(error.isOutcomeUnknown()).isEqualTo(operation.startsWith("upload") && status == 500);
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

    assertThat(error).isExactlyInstanceOf(TYPES.get(status));
    assertThat(error.vendorMessage()).isEqualTo("No.");
    assertThat(error.attempts()).isEqualTo(attempts);
    assertThat(WALLAROO.requests(LIST)).hasSize(attempts);
  }

  @Test
  void anUploadForWhichTheServerHasNoRoomIsNotRepeated() {
    String path = PATHS.get("uploadAndConvert");
    WALLAROO.answer(path, 507, "{\"msg\":\"No room.\",\"code\":507}");

    ApiException error = failureOf("uploadAndConvert");

    assertThat(error).isExactlyInstanceOf(InsufficientStorageException.class);
    assertThat(error.status()).isEqualTo(507);
    assertThat(error.vendorMessage()).isEqualTo("No room.");
    assertThat(WALLAROO.requests(path)).hasSize(1);
  }

  @Test
  void anUploadIsRepeatedOnlyAfterThrottling() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.answer(PATHS.get("uploadAndConvert"), 429, "{\"msg\":\"Slowly.\",\"code\":429}");

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
    WALLAROO.answer(PATHS.get("uploadAndConvert"), 202, "{\"msg\":\"fine\",\"code\":202}");
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

  private static ApiException failureOf(String operation) {
    WallarooClient client = WALLAROO.client();
    Map<String, Consumer<WallarooClient>> calls =
        Map.of(
            "uploadAndConvert", ErrorsTest::upload,
            "listModels", c -> c.models().listModels(q -> q.workspaceId(1L)),
            "getVersionById", c -> c.models().getVersionById(q -> q.modelVersionId(1)),
            "listVersions", c -> c.models().listVersions(q -> q.modelPrimaryId(1L)),
            "getConfigById", c -> c.models().getConfigById(q -> q.modelVersionId(1)),
            "listWorkspaces", c -> c.workspaces().listWorkspaces());
    ApiException failure =
        catchThrowableOfType(ApiException.class, () -> calls.get(operation).accept(client));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static UploadResponse upload(WallarooClient client) {
    UploadMetadata metadata =
        UploadMetadata.builder()
            .name("m")
            .visibility(Visibility.PRIVATE)
            .workspaceId(1)
            .conversion(
                Conversion.builder().framework(Framework.ONNX).requirements(List.of()).build())
            .build();
    return client.models().uploadAndConvert(q -> q.metadata(metadata).file(file()));
  }

  private static UploadSource file() {
    return UploadSource.of(new byte[] {1, 2, 3}, "m.onnx");
  }
}
