package io.github.modelregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallOptionsTest {

  @Test
  void whatIsNotSetStaysAsItWas() {
    ClientConfig config =
        ClientConfig.builder().readTimeout(Duration.ofSeconds(7)).userAgentSuffix("a/1").build();
    ClientConfig same = CallOptions.none().applyTo(config);
    assertThat(same.readTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(same.callTimeout()).isEqualTo(ClientConfig.DEFAULT_CALL_TIMEOUT);
    assertThat(same.retry().maxAttempts()).isEqualTo(config.retry().maxAttempts());
    assertThat(same.userAgentSuffix()).isEqualTo("a/1");
  }

  @Test
  void whatIsSetReplaces() {
    ClientConfig changed =
        CallOptions.builder()
            .connectTimeout(Duration.ofSeconds(1))
            .readTimeout(Duration.ofSeconds(2))
            .attemptTimeout(Duration.ofSeconds(3))
            .callTimeout(Duration.ofSeconds(4))
            .maxAttempts(5)
            .build()
            .applyTo(ClientConfig.defaults());
    assertThat(changed.connectTimeout()).hasSeconds(1);
    assertThat(changed.readTimeout()).hasSeconds(2);
    assertThat(changed.attemptTimeout()).hasSeconds(3);
    assertThat(changed.callTimeout()).hasSeconds(4);
    assertThat(changed.transferTimeout()).hasSeconds(4);
    assertThat(changed.retry().maxAttempts()).isEqualTo(5);
  }

  @Test
  void aListenerJoinsThoseOfTheClient() {
    CallListener first = new CallListener() {};
    CallListener second = new CallListener() {};
    ClientConfig config = ClientConfig.builder().addListener(first).build();
    assertThat(CallOptions.builder().listener(second).build().applyTo(config).listeners())
        .containsExactly(first, second);
  }

  @Test
  void valuesWithoutMeaningAreRefused() {
    assertThatThrownBy(() -> CallOptions.builder().callTimeout(Duration.ofSeconds(-1)))
        .hasMessageContaining("callTimeout");
    assertThatThrownBy(() -> ClientConfig.builder().readTimeout(Duration.ofDays(400 * 365)))
        .hasMessageContaining("readTimeout")
        .hasMessageContaining("24 days");
    assertThatThrownBy(() -> CallOptions.builder().maxAttempts(0))
        .hasMessageContaining("maxAttempts");
    assertThatThrownBy(() -> Limits.builder().maxResponseBytes(0))
        .hasMessageContaining("maxResponseBytes");
    assertThatThrownBy(() -> Limits.builder().maxJsonDepth(513))
        .hasMessageContaining("maxJsonDepth");
  }
}
