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

/** Reads answers that say no, with the vendor's format where it can. */
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

  /** Returns the failure that an answer stands for. */
  FailedAttempt failure(Attempt attempt, RawResponse answer) {
    String body = answer.errorText();
    ParsedError parsed = parse(answer, body);
    Duration retryAfter =
        RetryAfter.parse(
            answer.headers().all(FollowUpSuppressor.RETRY_AFTER),
            answer.headers().get("Date"),
            clock.instant());
    ErrorKind kind = parsed.kind() == null ? ErrorKind.ofStatus(answer.status()) : parsed.kind();
    ErrorDetails details = details(attempt, answer, parsed, retryAfter, body);
    return new FailedAttempt(
            facts(answer.status(), parsed).withRetryAfter(retryAfter),
            (outcomeUnknown, why) -> exception(details, kind, outcomeUnknown, why))
        .withCredentialsRenewed(answer.credentialsRenewed());
  }

  /** Returns the request's id as the headers tell it, or null. */
  @Nullable String requestId(Headers headers) {
    for (String name : requestIdHeaders) {
      String id = headers.get(name);
      if (id != null && !id.isBlank()) {
        return id.strip();
      }
    }
    return null;
  }

  private ParsedError parse(RawResponse answer, String body) {
    try {
      return format.parse(answer.status(), answer.headers(), body);
    } catch (RuntimeException notThisFormat) {
      return ParsedError.empty();
    }
  }

  private ErrorDetails details(
      Attempt attempt,
      RawResponse answer,
      ParsedError parsed,
      @Nullable Duration retryAfter,
      String body) {
    String requestId = requestId(answer.headers());
    return ErrorDetails.builder(attempt.operation().id(), answer.status())
        .request(attempt.call().method(), attempt.call().url())
        .vendorCode(parsed.code())
        .vendorMessage(parsed.message())
        .requestId(requestId == null ? parsed.requestId() : requestId)
        .attempts(attempt.number())
        .retryAfter(retryAfter)
        .body(body.isEmpty() ? null : body)
        .advice(advice(answer, parsed))
        .build()
        .masking(answer.secrets());
  }

  private static @Nullable String advice(RawResponse answer, ParsedError parsed) {
    if (answer.isSuccess()) { // of an operation for which that is none
      return "The server answered without opening the WebSocket that was asked for: check that"
          + " nothing in between takes the request for it away.";
    }
    return answer.isRedirect() ? redirectAdvice(answer) : parsed.advice();
  }

  private static String redirectAdvice(RawResponse answer) {
    String location = answer.headers().get("Location");
    if (location == null) {
      return "Redirects are not followed, and this one leads nowhere: check the base URL.";
    }
    String redacted = ErrorDetails.builder("", 0).request("", location).build().url();
    return "Redirects are not followed; this one leads to " + redacted + ": check the base URL.";
  }

  private static AttemptFailure facts(int status, ParsedError parsed) {
    AttemptFailure facts = AttemptFailure.status(status);
    if (parsed.permanent()) {
      return facts.asForbidden();
    }
    return parsed.throttled() ? facts.asThrottled() : facts;
  }

  private static ApiException exception(
      ErrorDetails details, ErrorKind kind, boolean outcomeUnknown, @Nullable String why) {
    ErrorDetails.Builder told = details.toBuilder().outcomeUnknown(outcomeUnknown);
    return ApiException.of(why == null ? told.build() : told.advice(why).build(), kind);
  }
}
