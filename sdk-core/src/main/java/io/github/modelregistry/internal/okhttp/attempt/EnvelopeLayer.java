package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.runtime.Envelope;
import java.io.IOException;

/**
 * Takes answers out of the envelope that their operation may put around them, so that everything
 * above sees the status that counts: a 401 inside a 200 renews credentials, a 503 is repeated.
 *
 * <p>Answers of other operations pass as they come; only these are read into memory.
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
    RawResponse answer = next.send(attempt);
    Envelope envelope = attempt.operation().envelope();
    return envelope == null ? answer : opened(attempt, answer, envelope);
  }

  private RawResponse opened(Attempt attempt, RawResponse answer, Envelope envelope) {
    try (answer) {
      byte[] body = answer.isSuccess() ? answer.body().readAllBytes() : answer.start();
      return answer.opened(envelope.open(answer.status(), body, jsonLimits), body);
    } catch (IOException e) {
      throw answer.unreadable(attempt.operation().id(), e);
    }
  }
}
