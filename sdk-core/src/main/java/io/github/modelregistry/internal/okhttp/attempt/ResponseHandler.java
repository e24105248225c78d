package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.runtime.ResponseContent;
import java.io.IOException;

/**
 * Makes the result of a call of a successful response. To be used by one thread at a time.
 *
 * @param <T> what the caller gets
 */
@FunctionalInterface
public interface ResponseHandler<T> {

  /** Reads the response to an attempt; the response is closed afterwards. */
  T read(RawResponse response, ResponseContent content) throws IOException;

  /** Returns header fields for the next attempt. */
  default Headers headers() {
    return Headers.empty();
  }

  /** Returns whether a response is one that can be read. */
  default boolean accepts(RawResponse response) {
    return response.isSuccess();
  }

  /** Returns whether an attempt that failed deserves further ones; asked once after each. */
  default boolean progressed() {
    return false;
  }

  /** Notes that the call is over, however it ended. */
  default void ended() {}
}
