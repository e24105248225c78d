package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.api.ModelsApi.UploadAndConvertRequest;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads that fail when the server may have the model: one request, and an error that says so. */
class UploadFailuresTest {

  private static final byte[] FILE = new byte[200_000];

  private final ScriptedServer server = ScriptedServer.start();
  private final WallarooClient client =
      WallarooClient.builder()
          .url(server.uri())
          .token(FakeWallaroo.TOKEN)
          .config(FakeWallaroo.config())
          .build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "reset after the body", ScriptedResponse.resetAfterBody(), TransportException.class),
        Arguments.of(
            "closed without a response",
            ScriptedResponse.closeWithoutAnswer(),
            TransportException.class),
        Arguments.of(
            "503 without Retry-After", ScriptedResponse.status(503), ServerException.class),
        Arguments.of(
            "200 cut in its body", success().truncatedAfter(20), TransportException.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void oneRequestIsSentAndTheOutcomeIsUnknown(
      String name, ScriptedResponse failure, Class<? extends RegistryException> type) {
    server.otherwise(failure);

    RegistryException error = catchThrowableOfType(RegistryException.class, this::upload);

    assertThat(error)
        .isExactlyInstanceOf(type)
        .hasMessageContaining("uploadAndConvert")
        .hasMessageContaining("outcome is unknown");
    assertThat(server.requests()).singleElement().satisfies(UploadFailuresTest::isWhole);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void theAsynchronousCallFailsInTheSameWay(
      String name, ScriptedResponse failure, Class<? extends RegistryException> type) {
    server.otherwise(failure);

    CompletionException error =
        catchThrowableOfType(
            CompletionException.class,
            () -> client.async().models().uploadAndConvert(this::describe).join());

    assertThat(error).cause().isExactlyInstanceOf(type).hasMessageContaining("outcome is unknown");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aServerThatSaysWhenToComeBackGetsASecondRequest() {
    server.enqueue(ScriptedResponse.status(503).header("Retry-After", "1"), success());

    upload();

    assertThat(server.requests()).hasSize(2).allSatisfy(UploadFailuresTest::isWhole);
  }

  @Test
  void aServerThatNamesATimeEachTimeGetsThreeRequestsAndCarriedOutNone() {
    server.otherwise(ScriptedResponse.status(503).header("Retry-After", "1"));

    ApiException error = catchThrowableOfType(ApiException.class, this::upload);

    assertThat(error.attempts()).isEqualTo(3);
    assertThat(error.isOutcomeUnknown()).isFalse();
    assertThat(server.requests()).hasSize(3);
  }

  private void upload() {
    client.models().uploadAndConvert(this::describe);
  }

  private void describe(UploadAndConvertRequest.Builder request) {
    request
        .metadata(
            UploadMetadata.builder()
                .name("churn")
                .visibility(Visibility.PRIVATE)
                .workspaceId(108)
                .conversion(
                    Conversion.builder().framework(Framework.ONNX).requirements(List.of()).build())
                .build())
        .file(UploadSource.of(FILE, "churn.onnx"));
  }

  /** All of the file reached the server. */
  private static void isWhole(ReceivedRequest request) {
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).startsWith("multipart/form-data");
    assertThat(request.body()).hasSizeGreaterThan(FILE.length);
  }

  private static FixedResponse success() {
    return ScriptedResponse.json(
        "{\"insert_models\":{\"returning\":[{\"models\":[{\"id\":1215}]}]}}");
  }
}
