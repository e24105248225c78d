package io.github.modelregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @Test
  void namesAreComparedWithoutCaseAndTheLastValueWins() {
    Headers headers = Headers.builder().add("X-A", "1").add("x-a", "2").add("B", "3").build();
    assertThat(headers.get("X-a")).isEqualTo("2");
    assertThat(headers.all("x-A")).containsExactly("1", "2");
    assertThat(headers.get("none")).isNull();
    assertThat(headers.names()).containsExactly("B", "X-A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length", "transfer-encoding", "Connection", "TE", "upgrade"})
  void whatTheClientSetsItselfIsRefusedInRequestsAndTakenFromServers(String name) {
    assertThatThrownBy(() -> Headers.builder().add(name, "1"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'" + name + "' is set by the client itself: leave it out");
    assertThatThrownBy(() -> CallOptions.builder().header(name, "1"))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(Headers.builder().addReceived(name, "1").build().get(name)).isEqualTo("1");
  }

  @Test
  void settingReplacesAllOfThatName() {
    Headers headers = Headers.builder().add("X-A", "1").add("x-a", "2").set("X-a", "3").build();
    assertThat(headers.all("X-A")).containsExactly("3");
    assertThat(headers.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "ä", "a\n"})
  void aNameThatIsNoTokenIsRefused(String name) {
    assertThatThrownBy(() -> Headers.of(Map.of(name, "v")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"geheim\n", "geheim\r\nX: y", "geheim\u0000", "geheimé"})
  void aValueThatCannotBeSentIsRefusedAndNeverShown(String value) {
    assertThatThrownBy(() -> Headers.builder().add("X-Key", value))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("X-Key")
        .hasMessageContaining("U+00")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void theTextShowsNamesOnly() {
    assertThat(Headers.of(Map.of("X-Key", "geheim"))).hasToString("[X-Key]");
  }

  @Test
  void whatAServerSentIsKeptAsItIs() {
    assertThat(Headers.builder().addReceived("X", "é").build().get("x")).isEqualTo("é");
  }
}
