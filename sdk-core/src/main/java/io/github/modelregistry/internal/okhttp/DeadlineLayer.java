package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import java.time.Duration;

/** Sets the moment at which a call must be over, counted from when its caller asked for it. */
final class DeadlineLayer implements Layer {

  private final ClientConfig config;
  private final Ticker ticker;
  private final Layer next;

  private DeadlineLayer(ClientConfig config, Ticker ticker, Layer next) {
    this.config = config;
    this.ticker = ticker;
    this.next = next;
  }

  static Layer create(ClientConfig config, Ticker ticker, Layer next) {
    boolean unlimited = config.callTimeout().isZero() && config.transferTimeout().isZero();
    return unlimited ? next : new DeadlineLayer(config, ticker, next);
  }

  @Override
  public <T> ApiResponse<T> send(PendingCall<T> call) {
    Duration limit = call.isTransfer() ? config.transferTimeout() : config.callTimeout();
    Deadline deadline = Deadline.after(ticker, call.startedAt(), limit);
    if (deadline.isOver()) {
      throw new CallTimeoutException(
          call.operation(), CallTimeoutException.Deadline.CALL, limit, 0, false, null);
    }
    return next.send(call.withDeadline(deadline));
  }

  @Override
  public String toString() {
    return "deadline > " + next;
  }
}
