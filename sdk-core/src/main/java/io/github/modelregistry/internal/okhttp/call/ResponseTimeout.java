package io.github.modelregistry.internal.okhttp.call;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.runtime.Operation;
import java.time.Duration;

/** Raises the limits of time for operations whose server works long before it responds. */
public final class ResponseTimeout {

  private ResponseTimeout() {}

  /** Returns the configuration with longer limits of time; those that the user chose stay. */
  public static ClientConfig apply(Operation<?> operation, ClientConfig config) {
    Duration responseTimeout = operation.responseTimeout();
    if (responseTimeout == null) {
      return config;
    }
    return config.toBuilder()
        .readTimeout(
            longer(config.readTimeout(), ClientConfig.DEFAULT_READ_TIMEOUT, responseTimeout))
        .attemptTimeout(
            longer(config.attemptTimeout(), ClientConfig.DEFAULT_ATTEMPT_TIMEOUT, responseTimeout))
        .callTimeout(
            longer(config.callTimeout(), ClientConfig.DEFAULT_CALL_TIMEOUT, responseTimeout))
        .build();
  }

  private static Duration longer(Duration limit, Duration usual, Duration responseTimeout) {
    return limit.equals(usual) && limit.compareTo(responseTimeout) < 0 ? responseTimeout : limit;
  }
}
