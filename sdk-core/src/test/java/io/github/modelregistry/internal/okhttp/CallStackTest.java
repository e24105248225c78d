package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.runtime.ApiTransport;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The order of the layers, and that those without work are not there. */
class CallStackTest {

  private static final URI HOST = URI.create("https://example.com/base/");

  @Test
  void everythingSwitchedOnGivesEveryLayer() {
    ClientConfig config = CONFIG.toBuilder().addListener(new CallListener() {}).build();
    try (ApiTransport transport =
        Calls.transport(HOST, config, Credentials.bearer(Secret.of("geheim")))) {
      assertThat(transport)
          .hasToString(
              "acme at https://example.com/base: call report > headers > deadline > retry"
                  + " > attempt report > decode > auth > envelope > limits > OkHttp");
    }
  }

  @Test
  void aLayerThatIsSwitchedOffIsNotThere() {
    ClientConfig config = CONFIG.toBuilder().callTimeout(Duration.ZERO).build();
    try (ApiTransport transport = Calls.transport(HOST, config, Credentials.none())) {
      assertThat(transport)
          .hasToString(
              "acme at https://example.com/base: call report > headers > retry > decode"
                  + " > envelope > limits > OkHttp");
    }
  }

  @Test
  void aBaseUrlThatCanNeverBeCalledIsRefusedAtOnce() {
    assertThatThrownBy(
            () -> Calls.transport(URI.create("https://h:99999"), CONFIG, Credentials.none()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("acme")
        .hasMessageContaining("port");
  }

  @Test
  void aViewHasAStackOfItsOwn() {
    try (ApiTransport transport = Calls.transport(HOST, CONFIG, Credentials.none())) {
      CallOptions listening = CallOptions.builder().listener(new CallListener() {}).build();
      assertThat(transport.withOptions(listening).toString()).contains("attempt report");
      assertThat(transport.toString()).doesNotContain("attempt report");
    }
  }
}
