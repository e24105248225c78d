package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OkHttpTransportFactoryTest {

  @Test
  void aBaseUrlThatCanNeverBeCalledIsRefusedAtOnce() {
    assertThatThrownBy(
            () -> Calls.transport(URI.create("https://h:99999"), CONFIG, Credentials.none()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("acme")
        .hasMessageContaining("port");
  }
}
