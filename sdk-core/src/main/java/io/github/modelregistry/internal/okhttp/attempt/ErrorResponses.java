package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.internal.retry.AttemptFailure;
import io.github.modelregistry.internal.retry.RetryAfter;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import io.github.modelregistry.runtime.TransportSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes failures of error responses, by the vendor's format where it can read them. */
final class ErrorResponses {

  private final ErrorFormat format;
  private final List<String> requestIdHeaders;
  private final Clock clock;

  private ErrorResponses(ErrorFormat format, List<String> requestIdHeaders, Clock clock) {
    this.format = format;
    this.requestIdHeaders = requestIdHeaders;
    this.clock = clock;
  }

  static ErrorResponses of(TransportSpec spec, ClientConfig config) {
    return new ErrorResponses(spec.errorFormat(), spec.requestIdHeaders(), config.clock());
  }

  /** Returns the failure that a response represents. */
  FailedAttempt failure(Attempt attempt, RawResponse response) {
    String body = response.errorText();
    ParsedError parsed = parse(response, body);
    Duration retryAfter =
        RetryAfter.parse(
            response.headers().all(FollowUpSuppressor.RETRY_AFTER),
            response.headers().get("Date"),
            clock.instant());
    ErrorKind kind = parsed.kind() == null ? ErrorKind.ofStatus(response.status()) : parsed.kind();
    ErrorDetails details = details(attempt, response, parsed, retryAfter, body);
    return new FailedAttempt(
            facts(response.status(), parsed).withRetryAfter(retryAfter),
            (outcomeUnknown, why) -> exception(details, kind, outcomeUnknown, why))
        .withCredentialsRenewed(response.credentialsRenewed());
  }

  /** Returns the request's id from the headers, or null. */
  @Nullable String requestId(Headers headers) {
    for (String name : requestIdHeaders) {
      String id = headers.get(name);
      if (id != null && !id.isBlank()) {
        return id.strip();
      }
    }
    return null;
  }

  private ParsedError parse(RawResponse response, String body) {
    try {
      return format.parse(response.status(), response.headers(), body);
    } catch (RuntimeException notThisFormat) {
      return ParsedError.empty();
    }
  }

  private ErrorDetails details(
      Attempt attempt,
      RawResponse response,
      ParsedError parsed,
      @Nullable Duration retryAfter,
      String body) {
    String requestId = requestId(response.headers());
    return ErrorDetails.builder(attempt.operation().id(), response.status())
        .request(attempt.call().method(), attempt.call().url())
        .vendorCode(parsed.code())
        .vendorMessage(parsed.message())
        .requestId(requestId == null ? parsed.requestId() : requestId)
        .attempts(attempt.number())
        .retryAfter(retryAfter)
        .body(body.isEmpty() ? null : body)
        .advice(advice(response, parsed))
        .build()
        .masking(response.secrets());
  }

  private static @Nullable String advice(RawResponse response, ParsedError parsed) {
    if (response.isSuccess()) { // of an operation for which that is none
      return "The server did not open the requested WebSocket: check that no proxy removes the"
          + " Upgrade header.";
    }
    return response.isRedirect() ? redirectAdvice(response) : parsed.advice();
  }

  private static String redirectAdvice(RawResponse response) {
    String location = response.headers().get("Location");
    if (location == null) {
      return "Redirects are not followed, and this one has no Location header: check the base URL.";
    }
    String redacted = ErrorDetails.builder("", 0).request("", location).build().url();
    return "Redirects are not followed; this one leads to " + redacted + ": check the base URL.";
  }

  private static AttemptFailure facts(int status, ParsedError parsed) {
    AttemptFailure facts = AttemptFailure.status(status);
    if (parsed.isPermanent()) {
      return facts.asForbidden();
    }
    return parsed.isThrottled() ? facts.asThrottled() : facts;
  }

  private static ApiException exception(
      ErrorDetails details, ErrorKind kind, boolean outcomeUnknown, @Nullable String why) {
    ErrorDetails.Builder builder = details.toBuilder().outcomeUnknown(outcomeUnknown);
    return ApiException.of(why == null ? builder.build() : builder.advice(why).build(), kind);
  }
}
