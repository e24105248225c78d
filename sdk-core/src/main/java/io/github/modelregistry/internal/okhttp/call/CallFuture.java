package io.github.modelregistry.internal.okhttp.call;

import java.util.concurrent.CompletableFuture;

/**
 * The future of a call, which stops the call when it is cancelled; so do the futures derived from
 * it.
 */
public final class CallFuture<T> extends CompletableFuture<T> {

  private final Cancellable call;

  public CallFuture(Cancellable call) {
    this.call = call;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      call.stop("the call was cancelled");
    }
    return cancelled;
  }

  /** Makes {@code thenApply} and its like return futures that stop the call too. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CallFuture<>(call);
  }
}
