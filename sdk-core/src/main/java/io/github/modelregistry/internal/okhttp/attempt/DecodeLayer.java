package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.websocket.Handshake;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseContent;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a raw response into a value as it arrives, or into a failure. */
public final class DecodeLayer {

  private final JsonLimits jsonLimits;
  private final DriftReporter drift;
  private final ErrorResponses errorResponses;
  private final AttemptLayer wire;

  /** Kept for the next call, whose secrets are usually the same. */
  private volatile SecretMask lastMask = SecretMask.of(List.of());

  DecodeLayer(TransportSpec spec, AttemptLayer wire) {
    this.jsonLimits = CallStack.jsonLimits(spec.config().limits());
    this.drift = new DriftReporter(spec.config().driftListener());
    this.errorResponses = new ErrorResponses(spec);
    this.wire = wire;
  }

  /**
   * Carries an attempt to its decoded response.
   *
   * @throws FailedAttempt when there is none
   */
  public <T> ApiResponse<T> send(Attempt attempt, ResponseHandler<T> handler) {
    try (RawResponse raw = wire.send(attempt)) {
      if (!isSuccess(raw, handler)) {
        throw errorResponses.failure(raw);
      }
      return decoded(raw, handler);
    }
  }

  private static boolean isSuccess(RawResponse raw, ResponseHandler<?> handler) {
    return raw.attempt().operation().isStream()
        ? raw.status() == Handshake.SWITCHING_PROTOCOLS
        : handler.accepts(raw);
  }

  private <T> ApiResponse<T> decoded(RawResponse raw, ResponseHandler<T> handler) {
    Operation<?> operation = raw.attempt().operation();
    drift.checkStatus(operation, raw.status());
    try {
      checkNoPage(operation, raw);
      T value =
          handler.read(
              raw,
              new ResponseContent(
                  raw.body(),
                  raw.charset(),
                  jsonLimits,
                  drift.observerOf(operation, () -> mask(raw))));
      return ApiResponse.builder(value)
          .status(raw.status())
          .headers(raw.headers())
          .requestId(requestId(raw))
          .attempts(raw.attempt().number())
          .build();
    } catch (IOException e) {
      throw raw.unreadable(e);
    } catch (ErrorInSuccessException e) {
      throw errorResponses.failure(e.response());
    } catch (UncheckedIOException e) {
      throw raw.unreadable(Objects.requireNonNull(e.getCause()));
    } catch (DecodingException e) {
      throw isCut(e) && raw.endsWithConnection()
          ? raw.failed(new IOException("the response ended inside its document", e))
          : raw.withOperation(e);
    }
  }

  /** Where the body does not matter, the page of a proxy or login would be taken for success. */
  private static void checkNoPage(Operation<?> operation, RawResponse raw) {
    if (operation.response() == ResponseFormat.empty()
        && HtmlPage.isType(raw.headers())
        && raw.isHtmlPage(raw.errorText())) {
      throw new DecodingException("body", "it is " + HtmlPage.advice(raw.attempt()));
    }
  }

  private @Nullable String requestId(RawResponse raw) {
    String id = errorResponses.requestId(raw.headers());
    return id == null ? null : mask(raw).mask(id);
  }

  private SecretMask mask(RawResponse raw) {
    SecretMask mask = lastMask.with(raw.secrets());
    lastMask = mask;
    return mask;
  }

  /** Only a document that had begun: an empty one is the server's doing. */
  private static boolean isCut(DecodingException e) {
    return e.getCause() instanceof EOFException && e.excerpt() != null && !e.excerpt().isBlank();
  }
}
