package io.github.modelregistry.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Builds the message of an error response: operation, status, URL, the server's message, advice.
 */
final class ErrorMessage {

  private ErrorMessage() {}

  static String of(ErrorDetails details, ErrorKind kind) {
    if (details.isDeduced()) {
      return deduced(details, kind);
    }
    StringBuilder message = new StringBuilder(details.operation());
    message.append(" failed: the server returned ").append(details.status());
    if (!details.url().isEmpty()) {
      message.append(" to ").append(details.method()).append(' ').append(details.url());
    }
    appendWordsOfTheVendor(message, details);
    message.append(" (");
    if (details.requestId() != null) {
      message.append("request id ").append(Texts.oneLine(details.requestId(), 200)).append(", ");
    }
    message.append(Texts.attempts(details.attempts())).append(").");
    if (details.retryAfter() != null) {
      message.append(" Retry after ").append(words(details.retryAfter())).append('.');
    }
    if (details.isOutcomeUnknown()) {
      message.append(ErrorDetails.OUTCOME_UNKNOWN);
    }
    appendAdvice(message, details.advice() == null ? kind.advice() : details.advice());
    return message.toString();
  }

  private static String deduced(ErrorDetails details, ErrorKind kind) {
    StringBuilder message = new StringBuilder(details.operation());
    appendIfTold(message, ": ", details.vendorMessage(), ".");
    appendAdvice(message, details.advice() == null ? kind.advice() : details.advice());
    return message.toString();
  }

  private static void appendWordsOfTheVendor(StringBuilder message, ErrorDetails details) {
    appendIfTold(message, ": [", details.vendorCode(), "]");
    String separator = details.vendorCode() == null ? ": " : " ";
    appendIfTold(message, separator, details.vendorMessage(), "");
  }

  private static void appendIfTold(
      StringBuilder message, String before, @Nullable String text, String after) {
    if (text != null && !text.isBlank()) {
      message.append(before).append(Texts.oneLine(text, Texts.MESSAGE_LIMIT)).append(after);
    }
  }

  private static void appendAdvice(StringBuilder message, String advice) {
    if (!advice.isEmpty()) {
      message.append(' ').append(advice);
    }
  }

  private static String words(Duration wait) {
    return wait.toMillis() % 1000 == 0 ? wait.toSeconds() + " s" : wait.toMillis() + " ms";
  }
}
