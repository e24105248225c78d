package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.runtime.Envelope;
import java.io.IOException;

/**
 * Takes responses out of the envelope that their operation may put around them, so that everything
 * above sees the status that counts: a 401 inside a 200 renews credentials, a 503 is repeated.
 *
 * <p>Responses of other operations pass as they come; only these are read into memory.
 */
final class EnvelopeLayer implements AttemptLayer {

  private final JsonLimits jsonLimits;
  private final AttemptLayer next;

  EnvelopeLayer(JsonLimits jsonLimits, AttemptLayer next) {
    this.jsonLimits = jsonLimits;
    this.next = next;
  }

  @Override
  public RawResponse send(Attempt attempt) {
    RawResponse response = next.send(attempt);
    Envelope envelope = attempt.operation().envelope();
    return envelope == null ? response : opened(response, envelope);
  }

  private RawResponse opened(RawResponse response, Envelope envelope) {
    try (response) {
      byte[] body = response.isSuccess() ? response.body().readAllBytes() : response.start();
      return response.opened(envelope.open(response.status(), body, jsonLimits), body);
    } catch (DecodingException e) {
      throw response.withOperation(e);
    } catch (IOException e) {
      throw response.unreadable(e);
    }
  }
}
