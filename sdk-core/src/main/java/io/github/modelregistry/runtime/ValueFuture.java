package io.github.modelregistry.runtime;

import io.github.modelregistry.client.ApiResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The value of an answer that is awaited; to cancel this is to cancel the call. */
final class ValueFuture<T> extends CompletableFuture<T> {

  private final CompletableFuture<ApiResponse<T>> response;

  private ValueFuture(CompletableFuture<ApiResponse<T>> response) {
    this.response = response;
  }

  static <T> ValueFuture<T> of(CompletableFuture<ApiResponse<T>> response) {
    ValueFuture<T> value = new ValueFuture<>(response);
    CompletableFuture<?> unused = response.whenComplete(value::follow);
    return value;
  }

  private void follow(@Nullable ApiResponse<T> answer, @Nullable Throwable failure) {
    if (answer == null) {
      completeExceptionally(failure);
    } else {
      complete(answer.body());
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    response.cancel(mayInterruptIfRunning);
    return cancelled;
  }
}
