package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.runtime.ResponseContent;
import java.io.IOException;

/**
 * What is made of an answer that says yes. Thread-safe.
 *
 * @param <T> what the caller gets
 */
@FunctionalInterface
public interface ResponseHandler<T> {

  /** Reads the answer to an attempt; the answer is closed afterwards. */
  T read(Attempt attempt, RawResponse answer, ResponseContent content) throws IOException;
}
