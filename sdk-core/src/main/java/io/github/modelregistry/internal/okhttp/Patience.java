package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ClientConfig;
import java.time.Duration;

/** Gives time to calls whose server works long before it answers, and says nothing meanwhile. */
final class Patience {

  private Patience() {}

  /** Returns the configuration with longer limits of time; those that the user chose stay. */
  static ClientConfig in(ClientConfig config, Duration patience) {
    return config.toBuilder()
        .readTimeout(longer(config.readTimeout(), ClientConfig.DEFAULT_READ_TIMEOUT, patience))
        .attemptTimeout(
            longer(config.attemptTimeout(), ClientConfig.DEFAULT_ATTEMPT_TIMEOUT, patience))
        .callTimeout(longer(config.callTimeout(), ClientConfig.DEFAULT_CALL_TIMEOUT, patience))
        .build();
  }

  private static Duration longer(Duration limit, Duration usual, Duration patience) {
    return limit.equals(usual) && limit.compareTo(patience) < 0 ? patience : limit;
  }
}
