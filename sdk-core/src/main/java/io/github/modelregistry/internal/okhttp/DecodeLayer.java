package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.websocket.Handshake;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Turns a raw answer into a value as it arrives, or into a failure. */
final class DecodeLayer implements Layer {

  private final JsonLimits jsonLimits;
  private final DriftReporter drift;
  private final ErrorResponses errorResponses;
  private final AttemptLayer wire;

  DecodeLayer(
      ClientConfig config,
      JsonLimits jsonLimits,
      ErrorResponses errorResponses,
      AttemptLayer wire) {
    this.jsonLimits = jsonLimits;
    this.drift = new DriftReporter(config.driftListener());
    this.errorResponses = errorResponses;
    this.wire = wire;
  }

  @Override
  public <T> ApiResponse<T> send(PendingCall<T> attempt) {
    try (RawResponse answer = wire.send(attempt)) {
      if (!isSuccess(attempt, answer)) {
        throw errorResponses.failure(attempt, answer);
      }
      return decoded(attempt, answer);
    }
  }

  @Override
  public String toString() {
    return "decode > " + wire;
  }

  private static boolean isSuccess(PendingCall<?> attempt, RawResponse answer) {
    return attempt.call().operation().isStream()
        ? answer.status() == Handshake.SWITCHING_PROTOCOLS
        : answer.isSuccess();
  }

  private <T> ApiResponse<T> decoded(PendingCall<T> attempt, RawResponse answer) {
    Operation<?> operation = attempt.call().operation();
    drift.checkStatus(operation, answer.status());
    try {
      T value =
          attempt
              .handler()
              .read(
                  attempt,
                  answer,
                  new ResponseContent(
                      answer.body(), answer.charset(), jsonLimits, drift.observerOf(operation)));
      return new ApiResponse<>(
          answer.status(),
          answer.headers(),
          value,
          errorResponses.requestId(answer.headers()),
          attempt.attempt());
    } catch (IOException e) {
      throw answer.unreadable(attempt.operation(), e);
    } catch (UncheckedIOException e) {
      throw answer.unreadable(attempt.operation(), Objects.requireNonNull(e.getCause()));
    } catch (DecodingException e) {
      throw isCut(e) && answer.endsWithConnection()
          ? answer.failed(new IOException("the answer ended inside its document", e))
          : e.withOperation(attempt.operation()).masking(answer.secrets());
    }
  }

  /** Only a document that had begun: an empty one is the server's doing. */
  private static boolean isCut(DecodingException e) {
    return e.getCause() instanceof EOFException && e.excerpt() != null && !e.excerpt().isBlank();
  }
}
