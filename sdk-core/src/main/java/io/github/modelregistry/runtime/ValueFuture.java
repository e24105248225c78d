package io.github.modelregistry.runtime;

import io.github.modelregistry.client.ApiResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The value of a response that is awaited. To cancel it, or a future derived from it, is to cancel
 * the call; so is to complete it before the response comes, as {@code orTimeout} does.
 */
final class ValueFuture<T> extends CompletableFuture<T> {

  private final CompletableFuture<?> response;

  private ValueFuture(CompletableFuture<?> response) {
    this.response = response;
  }

  static <T> ValueFuture<T> of(CompletableFuture<ApiResponse<T>> response) {
    ValueFuture<T> value = new ValueFuture<>(response);
    CompletableFuture<?> unused =
        response.whenComplete((answer, failure) -> follow(value, answer, failure));
    // Does nothing when it was the response that completed the value.
    unused = value.whenComplete((answer, failure) -> response.cancel(true));
    return value;
  }

  private static <T> void follow(
      ValueFuture<T> value, @Nullable ApiResponse<T> answer, @Nullable Throwable failure) {
    if (answer == null) {
      value.completeExceptionally(failure);
    } else {
      value.complete(answer.body());
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      response.cancel(mayInterruptIfRunning);
    }
    return cancelled;
  }

  /** Makes {@code thenApply} and its like return futures that stop the call too. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new ValueFuture<>(response);
  }
}
