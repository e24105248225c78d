package io.github.modelregistry.runtime;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Carries calls to one origin and brings back decoded responses. Thread-safe.
 *
 * <p>Every failure is a {@link io.github.modelregistry.error.RegistryException}; a call after
 * closing is an {@link IllegalStateException}.
 */
public interface ApiTransport extends AutoCloseable {

  /** How often a download that is cut off goes on: 100 times. */
  int MAX_RESUMPTIONS = 100;

  /** How many redirects a download follows: 5. */
  int MAX_REDIRECTS = 5;

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
   * Makes and starts a call, and returns at once; the future holds the decoded value alone.
   *
   * <p>Cancelling the future cancels the call, as with {@link #executeAsync(Supplier)}, and
   * failures are the same.
   */
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

  /**
   * Downloads a file to a target and waits for it.
   *
   * <p>A download that is cut off goes on where it ended, as long as each attempt brings new bytes,
   * at most {@value #MAX_RESUMPTIONS} times; attempts without a new byte are counted as those of
   * any other call. The rest is requested by {@code Range}, on condition that the file has not
   * changed ({@code If-Range} with a strong {@code ETag}, else with {@code Last-Modified}). Where
   * the server cannot do that, it sends the file from its start again: then a file is written anew,
   * and of a stream the bytes that it has got already are compared with those that come again; if
   * they differ, the download fails.
   *
   * <p>Redirects are followed, at most {@value #MAX_REDIRECTS} times, but never from https to plain
   * http. Credentials and header fields of the client are sent to its own server alone.
   *
   * <p>The limit of a response's size does not apply; {@link
   * io.github.modelregistry.client.ClientConfig#transferTimeout()} stands in for the limits of
   * attempt and call.
   *
   * @throws io.github.modelregistry.error.DecodingException if length or hash is not the expected
   *     one, or the response is an HTML page or error document in place of the file
   * @throws IllegalArgumentException if the operation is no {@linkplain Operation#isDownload()
   *     download}
   */
  ApiResponse<Download> download(ApiCall<Download> call, DownloadTarget target);

  /**
   * Starts a download and returns at once.
   *
   * <p>Cancelling the future cancels the download. Failures complete it exceptionally with what
   * {@link #download} would have thrown.
   */
  CompletableFuture<ApiResponse<Download>> downloadAsync(
      ApiCall<Download> call, DownloadTarget target);

  /** As {@link #executeAsync(Supplier)}, for a download. */
  default CompletableFuture<ApiResponse<Download>> downloadAsync(
      Supplier<ApiCall<Download>> call, DownloadTarget target) {
    try {
      return downloadAsync(call.get(), target);
    } catch (RegistryException invalid) {
      return CompletableFuture.failedFuture(invalid);
    }
  }

  /** As {@link #fetchAsync(Supplier)}, for a download. */
  default CompletableFuture<Download> fetchDownloadAsync(
      Supplier<ApiCall<Download>> call, DownloadTarget target) {
    return ValueFuture.of(downloadAsync(call, target));
  }

  /** Returns transfers by pre-signed URLs, with this view's timeouts and retries. */
  SignedUrls signedUrls();

  /**
   * Returns the URL that every path is appended to, without a slash at its end. Where the port of
   * the server has to be found, it is the one that was found, and is missing until then.
   */
  URI baseUrl();

  /** Returns the configuration of the calls that this transport carries. */
  ClientConfig config();

  /** Returns a view that does some things differently; closing the view does nothing. */
  ApiTransport withOptions(CallOptions options);

  /**
   * Ends calls in flight and open streams, and gives back every thread and connection of its own.
   * Idempotent.
   */
  @Override
  void close();
}
