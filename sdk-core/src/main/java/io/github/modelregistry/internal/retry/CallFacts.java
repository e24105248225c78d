package io.github.modelregistry.internal.retry;

import io.github.modelregistry.retry.RetrySafety;

/**
 * What retry must know about a call before its first attempt. Immutable.
 *
 * @param method the HTTP method, in upper case
 * @param safety after which failures the operation may be sent again
 * @param bodyRepeatable whether the body can be written more than once; true without a body
 * @param maxAttempts how many requests may be sent, the first included
 */
public record CallFacts(
    String method, RetrySafety safety, boolean bodyRepeatable, int maxAttempts) {

  boolean isGet() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
