package io.github.modelregistry.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorMessagesTest {

  @Test
  void whatWasOnlyDeducedClaimsNoAnswerOfTheServer() {
    NotFoundException missing = NotFoundException.deduced("listModels", "no model 404 is listed");

    assertThat(missing)
        .hasMessageStartingWith("listModels: no model 404 is listed. ")
        .hasMessageNotContaining("answered");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.details().isDeduced()).isTrue();
  }

  @Test
  void anErrorAnswerSaysWhatWhereTheServersWordsAndWhatToDo() {
    ErrorDetails details =
        ErrorDetails.builder("getModel", 404)
            .request("GET", "https://me:pw@vendor.example:8443/models/x?key=s3cret&flag#top")
            .vendorCode("MODEL_404")
            .vendorMessage("no such\nmodel")
            .requestId("abc-1")
            .attempts(2)
            .build();

    assertThat(ApiException.of(details))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "getModel failed: the server returned 404 to GET"
                + " https://vendor.example:8443/models/x?key=…&…: [MODEL_404] no such model"
                + " (request id abc-1, 2 attempts). Check the id and the base URL.");
  }

  @Test
  void anErrorAnswerSaysWhenToComeBackAndThatItsOutcomeIsUnknown() {
    ErrorDetails details =
        ErrorDetails.builder("upload", 503)
            .retryAfter(Duration.ofDays(1))
            .outcomeUnknown(true)
            .build();

    assertThat(ApiException.of(details))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            "upload failed: the server returned 503 (1 attempt). Retry after 86400 s. The outcome"
                + " is unknown: the server may have processed the request, so check before sending"
                + " it again. The server failed: try again later, or report it to the vendor.");
  }

  @ParameterizedTest
  @CsvSource({
    "400, BadRequestException",
    "422, BadRequestException",
    "401, AuthenticationException",
    "403, PermissionDeniedException",
    "404, NotFoundException",
    "410, NotFoundException",
    "409, ConflictException",
    "412, ConflictException",
    "429, RateLimitedException",
    "500, ServerException",
    "503, ServerException",
    "507, InsufficientStorageException",
    "599, ServerException",
    "302, ApiException",
    "408, ApiException",
    "413, ApiException",
    "600, ApiException"
  })
  void everyStatusHasItsType(int status, String type) {
    ApiException exception = ApiException.of(ErrorDetails.builder("op", status).build());

    assertThat(exception.getClass().getSimpleName()).isEqualTo(type);
    assertThat(exception.status()).isEqualTo(status);
  }

  @Test
  void aVendorCanSayWhatItsStatusReallyMeans() {
    ErrorDetails details = ErrorDetails.builder("getModel", 400).build();

    assertThat(ApiException.of(details, ErrorKind.NOT_FOUND))
        .isInstanceOf(NotFoundException.class)
        .hasMessageEndingWith("Check the id and the base URL.")
        .extracting(e -> e.status())
        .isEqualTo(400);
  }

  @Test
  void aParticularAdviceTakesThePlaceOfTheUsualOne() {
    ErrorDetails details =
        ErrorDetails.builder("login", 401).advice("Check WALLAROO_USER.").build();

    assertThat(ApiException.of(details)).hasMessageEndingWith("(1 attempt). Check WALLAROO_USER.");
  }

  @Test
  void aBodyIsKeptUpToItsLimit() {
    ErrorDetails details =
        ErrorDetails.builder("op", 500).body("x".repeat(ErrorDetails.BODY_LIMIT + 1)).build();

    assertThat(details.body()).hasSize(ErrorDetails.BODY_LIMIT);
  }

  @Test
  void aLongOrUnprintableTextDoesNotFloodTheMessage() {
    ErrorDetails details =
        ErrorDetails.builder("op", 500)
            .vendorMessage("\u001b[31mred\u202e" + "x".repeat(100_000))
            .build();

    assertThat(ApiException.of(details).getMessage())
        .hasSizeLessThan(1_000)
        .contains("\\u001b[31mred\\u202e")
        .doesNotContain("\u001b", "\u202e");
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/p, https://h/p",
    "https://h/p?a=1&b=2, https://h/p?a=…&b=…",
    "https://h/p?, https://h/p?…",
    "https://u:p@h/p, https://h/p",
    "https://u:p@h, https://h",
    "https://h/a@b, https://h/a@b",
    "https://h/p#f?x=1, https://h/p",
    "no url at all, no url at all",
    "://@, ://"
  })
  void urlsAreShownWithoutWhatMayBeSecret(String url, String shown) {
    assertThat(RedactedUrl.of(url)).isEqualTo(shown);
  }

  @Test
  void aLostCallSaysHowOftenItWasTriedAndThatItsOutcomeIsUnknown() {
    assertThat(new TransportException("upload", "connection reset", 1, true, null))
        .hasMessageStartingWith(
            "upload failed after 1 attempt: connection reset. The outcome is unknown")
        .matches(e -> e.isOutcomeUnknown());
    assertThat(new TransportException("list", "refused", 0, false, null))
        .hasMessage("list failed: refused.");
  }

  @Test
  void aTimeoutNamesItsLimit() {
    CallTimeoutException timeout =
        new CallTimeoutException(
            "list", CallTimeoutException.Deadline.CALL, Duration.ofMillis(1_500), 3, false, null);

    assertThat(timeout)
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "list failed after 3 attempts: timed out after 1500 ms, the limit for the whole call"
                + " (callTimeout or MODEL_REGISTRY_TIMEOUT; transferTimeout for files and streams);"
                + " raise it if the server needs longer.");
    assertThat(timeout.deadline()).isSameAs(CallTimeoutException.Deadline.CALL);
    assertThat(timeout.limit()).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void anUnreadableAnswerTakesTheNameOfItsOperationAndKeepsTheRest() {
    DecodingException plain =
        new DecodingException(null, "$.data[3].id", "a number, not a text", "<html>\n", null);
    plain.addSuppressed(new IllegalStateException("earlier"));
    DecodingException named = plain.withOperation("listModels");

    assertThat(plain).hasMessageStartingWith("the response cannot be read at $.data[3].id");
    assertThat(named)
        .hasMessage(
            "listModels: the response cannot be read at $.data[3].id: a number, not a text;"
                + " it begins with: <html>");
    assertThat(named.operation()).isEqualTo("listModels");
    assertThat(named.getStackTrace()).isEqualTo(plain.getStackTrace());
    assertThat(named.getSuppressed()).hasSize(1);
  }

  @Test
  void allProblemsAreNamedTogether() {
    assertThat(new InvalidRequestException("uploadModel", "name is missing"))
        .hasMessage("Invalid request: uploadModel: name is missing");
    assertThat(new ConfigurationException(List.of("A is missing", "B is no URL")))
        .hasMessage(
            "The configuration cannot be used (2 problems):\n  - A is missing\n  - B is no URL");
    assertThatThrownBy(() -> new ConfigurationException(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLackNamesThoseWhoHaveIt() {
    assertThat(
            new UnsupportedCapabilityException("eu", "LogAccess", List.of("wallaroo", "marqtune")))
        .hasMessage(
            "The registry 'eu' does not support LogAccess. It is supported by: wallaroo,"
                + " marqtune.");
    assertThat(new UnsupportedCapabilityException("eu", "LogAccess", List.of()))
        .hasMessageEndingWith("No registry in use supports it.");
  }

  static Stream<RegistryException> failures() {
    IOException cause = new IOException("broken");
    return Stream.of(
        new TransportException("op", "broken", 2, true, cause),
        new CallTimeoutException(
            "op", CallTimeoutException.Deadline.CALL, Duration.ofSeconds(1), 2, false, cause),
        new DecodingException("op", "$.a", "no text", "{", cause),
        new ConfigurationException(List.of("one", "another")),
        ApiException.of(
            ErrorDetails.builder("op", 400).vendorCode("c").build(), ErrorKind.NOT_FOUND));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aCopySaysTheSameAndHasSuppressedExceptionsOfItsOwn(RegistryException failure) {
    failure.addSuppressed(new IllegalStateException("earlier"));

    RegistryException copy = failure.copy();
    copy.addSuppressed(new IllegalStateException("of the copy"));

    assertThat(copy).isNotSameAs(failure).hasSameClassAs(failure).hasMessage(failure.getMessage());
    assertThat(copy)
        .usingRecursiveComparison()
        .ignoringFields("stackTrace", "suppressed", "suppressedExceptions")
        .isEqualTo(failure);
    assertThat(copy.getCause()).isSameAs(failure.getCause());
    assertThat(copy.getSuppressed()).hasSize(2);
    assertThat(failure.getSuppressed()).hasSize(1);
  }

  @Test
  void aTypeThatCannotBeCopiedIsItsOwnCopy() {
    InvalidRequestException failure = new InvalidRequestException("op", "no");

    assertThat(failure.copy()).isSameAs(failure);
  }

  @Test
  void exceptionsSurviveSerialisation() throws IOException, ClassNotFoundException {
    ApiException sent =
        ApiException.of(ErrorDetails.builder("op", 429).retryAfter(Duration.ofSeconds(3)).build());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ApiException received = (ApiException) in.readObject();
      assertThat(received).isInstanceOf(RateLimitedException.class).hasMessage(sent.getMessage());
      assertThat(received.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }
  }
}
