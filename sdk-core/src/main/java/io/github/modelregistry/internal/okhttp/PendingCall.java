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
final class PendingCall<T> {

  private final ApiCall<?> call;
  private final ResponseHandler<T> handler;
  private final String baseUrl;
  private final CallControl control;
  private final long startedAt;
  private final Headers headers;
  private final Deadline deadline;
  private final int attempt;
  private final boolean credentialsRenewed;

  private PendingCall(
      PendingCall<T> from,
      Headers headers,
      Deadline deadline,
      int attempt,
      boolean credentialsRenewed) {
    this.call = from.call;
    this.handler = from.handler;
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
   * @param handler makes of the answer what the caller gets
   * @param startedAt the ticker's handler when the caller asked for it
   */
  PendingCall(
      ApiCall<?> call,
      ResponseHandler<T> handler,
      String baseUrl,
      CallControl control,
      long startedAt) {
    this.call = call;
    this.handler = handler;
    this.baseUrl = baseUrl;
    this.control = control;
    this.startedAt = startedAt;
    this.headers = call.headers();
    this.deadline = Deadline.NONE;
    this.attempt = 0;
    this.credentialsRenewed = false;
  }

  PendingCall<T> withHeaders(Map<String, String> fields) {
    if (fields.isEmpty()) {
      return this;
    }
    Headers.Builder changed = headers.toBuilder();
    fields.forEach(changed::set);
    return new PendingCall<>(this, changed.build(), deadline, attempt, credentialsRenewed);
  }

  PendingCall<T> withDeadline(Deadline deadline) {
    return new PendingCall<>(this, headers, deadline, attempt, credentialsRenewed);
  }

  PendingCall<T> asAttempt(int number, boolean credentialsRenewed) {
    return new PendingCall<>(this, headers, deadline, number, credentialsRenewed);
  }

  ApiCall<?> call() {
    return call;
  }

  ResponseHandler<T> handler() {
    return handler;
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
