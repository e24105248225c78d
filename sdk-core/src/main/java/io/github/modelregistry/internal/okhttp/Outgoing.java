package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.RequestBody;
import java.util.Map;

/**
 * A call on its way down the stack. Immutable: each layer hands on a changed copy.
 *
 * @param <T> what the caller gets
 */
final class Outgoing<T> {

  private final ApiCall<?> call;
  private final Reading<T> reading;
  private final String baseUrl;
  private final CallControl control;
  private final long startedAt;
  private final Headers headers;
  private final Deadline deadline;
  private final int attempt;
  private final boolean credentialsRenewed;

  private Outgoing(
      Outgoing<T> from,
      Headers headers,
      Deadline deadline,
      int attempt,
      boolean credentialsRenewed) {
    this.call = from.call;
    this.reading = from.reading;
    this.baseUrl = from.baseUrl;
    this.control = from.control;
    this.startedAt = from.startedAt;
    this.headers = headers;
    this.deadline = deadline;
    this.attempt = attempt;
    this.credentialsRenewed = credentialsRenewed;
  }

  /**
   * Creates a call that has not been tried.
   *
   * @param reading makes of the answer what the caller gets
   * @param startedAt the ticker's reading when the caller asked for it
   */
  Outgoing(
      ApiCall<?> call, Reading<T> reading, String baseUrl, CallControl control, long startedAt) {
    this.call = call;
    this.reading = reading;
    this.baseUrl = baseUrl;
    this.control = control;
    this.startedAt = startedAt;
    this.headers = call.headers();
    this.deadline = Deadline.NONE;
    this.attempt = 0;
    this.credentialsRenewed = false;
  }

  Outgoing<T> withHeaders(Map<String, String> fields) {
    if (fields.isEmpty()) {
      return this;
    }
    Headers.Builder changed = headers.toBuilder();
    fields.forEach(changed::set);
    return new Outgoing<>(this, changed.build(), deadline, attempt, credentialsRenewed);
  }

  Outgoing<T> withDeadline(Deadline deadline) {
    return new Outgoing<>(this, headers, deadline, attempt, credentialsRenewed);
  }

  Outgoing<T> asAttempt(int number, boolean credentialsRenewed) {
    return new Outgoing<>(this, headers, deadline, number, credentialsRenewed);
  }

  ApiCall<?> call() {
    return call;
  }

  Reading<T> reading() {
    return reading;
  }

  String operation() {
    return call.operation().id();
  }

  String method() {
    return call.operation().method().name();
  }

  String url() {
    return baseUrl + call.target();
  }

  /** Returns the URL without query values, for eyes and logs. */
  String redactedUrl() {
    return ErrorDetails.builder(operation(), 0).request(method(), url()).build().url();
  }

  Headers headers() {
    return headers;
  }

  CallControl control() {
    return control;
  }

  long startedAt() {
    return startedAt;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Returns the number of the attempt, from 1; 0 above the retry layer. */
  int attempt() {
    return attempt;
  }

  /** Returns whether an earlier attempt's 401 has led to new credentials already. */
  boolean credentialsRenewed() {
    return credentialsRenewed;
  }

  boolean isRepeatable() {
    RequestBody body = call.body();
    return body == null || body.isRepeatable();
  }

  boolean isTransfer() {
    RequestBody body = call.body();
    return body != null && body.isTransfer();
  }
}
