package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.retry.AttemptFailure;
import io.github.modelregistry.internal.retry.RetryAfter;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import io.github.modelregistry.runtime.TransportSpec;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes failures of error responses, by the vendor's format where it can read them. */
final class ErrorResponses {

  private static final ErrorFormat STORAGE = new StorageErrors();

  /** Where servers and gateways send the request's id, and then where storages do. */
  private static final List<String> REQUEST_ID_HEADERS =
      List.of(
          "x-request-id",
          "x-correlation-id",
          "request-id",
          "x-amzn-requestid",
          "x-amz-request-id",
          "x-ms-request-id",
          "x-guploader-uploadid");

  private final ErrorFormat format;
  private final Clock clock;

  ErrorResponses(TransportSpec spec) {
    this.format = spec.errorFormat();
    this.clock = spec.config().clock();
  }

  /** Returns the failure that a response represents. */
  FailedAttempt failure(RawResponse response) {
    Attempt attempt = response.attempt();
    String body = response.errorText();
    ParsedError parsed = parse(response, body);
    Duration retryAfter =
        RetryAfter.parse(
            response.headers().all(FollowUpSuppressor.RETRY_AFTER),
            response.headers().get("Date"),
            clock.instant());
    ErrorKind kind = parsed.kind() == null ? ErrorKind.ofStatus(response.status()) : parsed.kind();
    String advice = advice(response, parsed);
    if (HtmlPage.is(response.headers(), body)) {
      String usual = advice == null ? kind.advice() : advice;
      advice = (usual + " The response is " + HtmlPage.advice(attempt) + ".").strip();
    }
    ErrorDetails details = details(response, parsed, retryAfter, body, advice);
    return new FailedAttempt(
        facts(response.status(), parsed).withRetryAfter(retryAfter),
        (outcomeUnknown, why) -> exception(details, kind, outcomeUnknown, why));
  }

  /** Returns the request's id from the headers, or null. */
  @Nullable String requestId(Headers headers) {
    for (String name : REQUEST_ID_HEADERS) {
      String id = headers.get(name);
      if (id != null && !id.isBlank()) {
        return id.strip();
      }
    }
    return null;
  }

  private ParsedError parse(RawResponse response, String body) {
    try {
      ErrorFormat fitting = response.attempt().isForOtherServer() ? STORAGE : format;
      return fitting.parse(response.status(), response.headers(), body);
    } catch (RuntimeException notThisFormat) {
      return ParsedError.empty();
    }
  }

  private ErrorDetails details(
      RawResponse response,
      ParsedError parsed,
      @Nullable Duration retryAfter,
      String body,
      @Nullable String advice) {
    Attempt attempt = response.attempt();
    String requestId = requestId(response.headers());
    SecretMask mask = response.mask();
    return ErrorDetails.builder(attempt.operation().id(), response.status())
        .request(attempt.call().method(), mask.mask(attempt.shownUrl()))
        .vendorCode(mask.apply(parsed.code()))
        .vendorMessage(mask.apply(parsed.message()))
        .requestId(mask.apply(requestId == null ? parsed.requestId() : requestId))
        .attempts(attempt.number())
        .retryAfter(retryAfter)
        .body(body.isEmpty() || attempt.hasSecretUrl() ? null : mask.mask(body))
        .advice(mask.apply(advice))
        .build();
  }

  private static @Nullable String advice(RawResponse response, ParsedError parsed) {
    if (response.isSuccess() && response.attempt().operation().isStream()) {
      return "The server did not open the requested WebSocket: check that no proxy removes the"
          + " Upgrade header.";
    }
    return response.isRedirect() ? redirectAdvice(response) : parsed.advice();
  }

  private static String redirectAdvice(RawResponse response) {
    Attempt attempt = response.attempt();
    String location = response.headers().get("Location");
    if (attempt.operation().isDownload()) {
      return "This redirect is not followed: there were too many, or it leads to plain http.";
    }
    if (location == null) {
      return "Redirects are not followed, and this one has no Location header: check the base URL.";
    }
    return "Redirects are not followed; this one leads to "
        + target(location, attempt)
        + ": check the base URL.";
  }

  /** Returns the origin alone: path and query of an address may hold what was sent in secret. */
  private static String target(String location, Attempt attempt) {
    try {
      URI address = URI.create(attempt.url()).resolve(location);
      String host = address.getRawAuthority().replaceFirst(".*@", "");
      String origin = ServerAddress.parse(address.getScheme() + "://" + host, "it").origin();
      return origin.equals(attempt.server().origin()) ? "another path of the same server" : origin;
    } catch (RuntimeException noAddress) {
      return "an address that cannot be read";
    }
  }

  private static AttemptFailure facts(int status, ParsedError parsed) {
    AttemptFailure facts = AttemptFailure.status(status);
    return parsed.isThrottled() ? facts.asThrottled() : facts;
  }

  private static ApiException exception(
      ErrorDetails details, ErrorKind kind, boolean outcomeUnknown, @Nullable String why) {
    ErrorDetails.Builder builder = details.toBuilder().outcomeUnknown(outcomeUnknown);
    return ApiException.of(why == null ? builder.build() : builder.advice(why).build(), kind);
  }
}
