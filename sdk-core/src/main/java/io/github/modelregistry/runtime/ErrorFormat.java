package io.github.modelregistry.runtime;

import io.github.modelregistry.client.Headers;

/**
 * Parses a vendor's error responses. Stateless and thread-safe.
 *
 * <p>What it throws is ignored: then only the response's status counts.
 */
@FunctionalInterface
public interface ErrorFormat {

  /**
   * Reads what it can from a response that is no success.
   *
   * @param body the start of the body as text, up to 64 KiB; empty when there was none
   */
  ParsedError parse(int status, Headers headers, String body);

  /** Returns the format that ignores the body, so that only the status counts. */
  static ErrorFormat statusOnly() {
    return (status, headers, body) -> ParsedError.empty();
  }
}
