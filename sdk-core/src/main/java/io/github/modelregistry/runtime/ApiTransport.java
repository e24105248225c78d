package io.github.modelregistry.runtime;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.RegistryException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Carries calls to one origin and brings back decoded responses. Thread-safe.
 *
 * <p>Every failure is a {@link io.github.modelregistry.error.RegistryException}; a call after
 * closing is an {@link IllegalStateException}.
 */
public interface ApiTransport extends AutoCloseable {

  /**
   * Carries a call and waits for its response.
   *
   * <p>When the waiting thread is interrupted, the call ends at once with a {@link
   * io.github.modelregistry.error.TransportException}, and the thread's flag stays set.
   *
   * @throws IllegalArgumentException if the operation is a stream, which is to be {@linkplain #open
   *     opened}
   */
  <T> ApiResponse<T> execute(ApiCall<T> call);

  /**
   * Starts a call and returns at once.
   *
   * <p>Cancelling the future cancels the call. Failures complete it exceptionally with what {@link
   * #execute} would have thrown.
   */
  <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call);

  /**
   * Makes and starts a call, and returns at once. If the call cannot be made, because its request
   * is invalid, then that fails the future.
   */
  default <T> CompletableFuture<ApiResponse<T>> executeAsync(Supplier<ApiCall<T>> call) {
    ApiCall<T> made;
    try {
      made = call.get();
    } catch (RegistryException invalid) {
      return CompletableFuture.failedFuture(invalid);
    }
    return executeAsync(made);
  }

  /**
   * Starts a call and returns at once; the future holds the decoded value alone.
   *
   * <p>Cancelling the future cancels the call, as with {@link #executeAsync}, and failures are the
   * same.
   */
  default <T> CompletableFuture<T> fetchAsync(ApiCall<T> call) {
    return ValueFuture.of(executeAsync(call));
  }

  /** As {@link #executeAsync(Supplier)}; the future holds the decoded value alone. */
  default <T> CompletableFuture<T> fetchAsync(Supplier<ApiCall<T>> call) {
    return ValueFuture.of(executeAsync(call));
  }

  /**
   * Opens a stream of frames over a WebSocket, and returns once it is open.
   *
   * <p>Opening is a call like any other: the same headers and credentials, the same rules about
   * repeating, the same time limits and events, the same exception for the same status. What comes
   * after has no time limit, and is not reopened when it breaks.
   *
   * @throws IllegalArgumentException if the operation is not a {@linkplain
   *     Operation.Builder#stream() stream}
   */
  <T> FrameStream<T> open(ApiCall<T> call);

  /** Returns a view that does some things differently; closing the view does nothing. */
  ApiTransport withOptions(CallOptions options);

  /**
   * Ends calls in flight and open streams, and gives back every thread and connection of its own.
   * Idempotent.
   */
  @Override
  void close();
}
