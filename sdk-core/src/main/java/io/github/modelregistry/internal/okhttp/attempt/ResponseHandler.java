package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.runtime.ResponseContent;
import java.io.IOException;

/**
 * Makes the result of a call of a successful response. Thread-safe.
 *
 * @param <T> what the caller gets
 */
@FunctionalInterface
public interface ResponseHandler<T> {

  /** Reads the response to an attempt; the response is closed afterwards. */
  T read(Attempt attempt, RawResponse response, ResponseContent content) throws IOException;
}
