package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Uploads by POST that fail when the server may have the file: one request, and an error that says
 * so. A vendor's subclass makes the call; its client waits for no retry.
 */
public abstract class UploadFailureTestCase {

  /** What the subclass sends. */
  protected static final byte[] FILE = new byte[200_000];

  /** Receives the uploads. */
  protected final ScriptedServer server = ScriptedServer.start();

  /** For subclasses. */
  protected UploadFailureTestCase() {}

  /** Uploads {@link #FILE}. */
  protected abstract void upload();

  /** Uploads {@link #FILE} by the asynchronous view and waits for the end. */
  protected abstract void uploadAsync();

  /** Returns the response to an upload that was carried out, of more than 20 bytes. */
  protected abstract FixedResponse success();

  @AfterEach
  final void stopServer() {
    server.close();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "reset after the body", "TransportException", ScriptedResponse.resetAfterBody()),
        Arguments.of(
            "closed without a response",
            "TransportException",
            ScriptedResponse.closeWithoutAnswer()),
        Arguments.of("503 without Retry-After", "ServerException", ScriptedResponse.status(503)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  final void oneRequestIsSentAndTheOutcomeIsUnknown(
      String name, String type, ScriptedResponse failure) {
    server.otherwise(failure);

    assertUnknown(catchThrowable(this::upload), type);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  final void anAsynchronousUploadFailsInTheSameWay(
      String name, String type, ScriptedResponse failure) {
    server.otherwise(failure);

    assertUnknown(Objects.requireNonNull(catchThrowable(this::uploadAsync).getCause()), type);
  }

  @Test
  final void aSuccessThatIsCutInItsBodyLeavesTheOutcomeUnknown() {
    server.otherwise(success().truncatedAfter(20));

    assertUnknown(catchThrowable(this::upload), "TransportException");
  }

  @Test
  final void aServerThatSaysWhenToComeBackGetsASecondRequest() {
    server.enqueue(ScriptedResponse.status(503).header("Retry-After", "1"), success());

    upload();

    assertThat(server.requests()).hasSize(2).allSatisfy(UploadFailureTestCase::isWhole);
  }

  @Test
  final void aServerThatNamesATimeEachTimeGetsThreeRequestsAndCarriedOutNone() {
    server.otherwise(ScriptedResponse.status(503).header("Retry-After", "1"));

    assertThat(catchThrowable(this::upload))
        .hasMessageContaining("3 attempts")
        .hasMessageNotContaining("outcome is unknown");
    assertThat(server.requests()).hasSize(3);
  }

  private void assertUnknown(Throwable error, String type) {
    assertThat(error.getClass().getSimpleName()).isEqualTo(type);
    assertThat(error).hasMessageContaining("outcome is unknown");
    assertThat(server.requests()).singleElement().satisfies(UploadFailureTestCase::isWhole);
  }

  /** All of the file reached the server. */
  private static void isWhole(ReceivedRequest request) {
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).startsWith("multipart/form-data");
    assertThat(request.body()).hasSizeGreaterThan(FILE.length);
  }
}
