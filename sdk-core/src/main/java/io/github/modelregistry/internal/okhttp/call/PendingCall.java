package io.github.modelregistry.internal.okhttp.call;

import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.TransportSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call that was made: what is the same for all of its attempts. */
public final class PendingCall {

  private final ApiCall<?> call;
  private final String vendor;
  private volatile ServerAddress address;
  private final @Nullable Location location;
  private final Headers headers;
  private final ClientConfig config;
  private final CallControl control;
  private final Deadline deadline;
  private volatile List<String> earlierSecrets = List.of();
  private volatile boolean credentialsRenewed;

  /**
   * Creates a call; its deadline counts from now.
   *
   * @param viewHeaders sent with every call of the view, in place of the call's own of that name
   * @param location a signed URL, to which the address of the client does not apply; null for a
   *     call of the client's own server
   */
  public PendingCall(
      ApiCall<?> call,
      TransportSpec spec,
      ClientConfig config,
      Headers viewHeaders,
      @Nullable Location location) {
    this.call = call;
    this.vendor = spec.vendor();
    this.address = location == null ? spec.address() : location.server();
    this.location = location;
    this.headers = call.headers().with(viewHeaders);
    this.config = ResponseTimeout.apply(call.operation(), config);
    this.control = new CallControl();
    Duration limit = isTransfer() ? this.config.transferTimeout() : this.config.callTimeout();
    this.deadline = new Deadline(this.config, limit);
  }

  public ApiCall<?> call() {
    return call;
  }

  public String operation() {
    return call.operation().id();
  }

  public String method() {
    return call.operation().method().name();
  }

  public String url() {
    return location == null ? address + call.target() : location.url();
  }

  /** Returns the signed URL, or null if it is a call of the client's own server. */
  public @Nullable Location location() {
    return location;
  }

  /** Returns the server of the next attempt, whose URL every path is appended to. */
  public ServerAddress address() {
    return address;
  }

  /** Returns scheme, host and port of the server. */
  public String origin() {
    return address.origin();
  }

  /** Sets the address of the server for the next attempt. */
  public void useAddress(ServerAddress address) {
    this.address = address;
  }

  public Headers headers() {
    return headers;
  }

  /** Keeps what an attempt sent in secret, which the server may repeat to the next one. */
  public void keepSecrets(List<String> secrets) {
    earlierSecrets = secrets.stream().distinct().toList();
  }

  /** Returns what an earlier attempt sent in secret; usually empty. */
  public List<String> earlierSecrets() {
    return earlierSecrets;
  }

  /** Returns whether a 401 has led to new credentials already, which is done once. */
  public boolean credentialsRenewed() {
    return credentialsRenewed;
  }

  public void credentialsRenewed(boolean renewed) {
    credentialsRenewed = renewed;
  }

  /** Returns the configuration of the view, adjusted to the operation. */
  public ClientConfig config() {
    return config;
  }

  public CallControl control() {
    return control;
  }

  public Deadline deadline() {
    return deadline;
  }

  public boolean isRepeatable() {
    RequestBody body = call.body();
    return body == null || body.isRepeatable();
  }

  public boolean isTransfer() {
    RequestBody body = call.body();
    return call.operation().isDownload() || (body != null && body.isTransfer());
  }

  /** Returns what listeners get; holds no value of the query. */
  public CallStart description() {
    String shown = location == null ? url() : location.shown();
    String redacted = ErrorDetails.builder(operation(), 0).request(method(), shown).build().url();
    String template = location == null ? call.operation().path().toString() : null;
    return CallStart.of(vendor, operation(), method(), redacted, template);
  }

  /**
   * Checks that another request may be sent.
   *
   * @throws TransportException if the call was stopped, or its thread was interrupted
   * @throws CallTimeoutException if no time is left
   */
  public void checkMayGoOn() {
    checkMayGoOn(null);
  }

  /**
   * Runs what a call needs before its next attempt and what has its deadline, such as a login. If
   * it fails because the call is over, then the failure is the call's.
   */
  public <R> R onBehalf(Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) { // also the refusal of an endpoint that was closed
      checkMayGoOn(failure);
      throw failure;
    }
  }

  private void checkMayGoOn(@Nullable RuntimeException cause) {
    String stopped = control.stopReason();
    if (stopped != null) {
      throw stopped(stopped, cause);
    }
    if (deadline.isOver()) {
      throw timedOut(cause);
    }
  }

  public TransportException stopped(String reason, @Nullable Throwable cause) {
    return new TransportException(operation(), reason, control.attemptsStarted(), false, cause);
  }

  public CallTimeoutException timedOut(@Nullable Throwable cause) {
    return new CallTimeoutException(
        operation(),
        CallTimeoutException.Deadline.CALL,
        deadline.limit(),
        control.attemptsStarted(),
        false,
        cause);
  }
}
