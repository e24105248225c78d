package io.github.modelregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads addresses as users write them, and agrees with OkHttp about every host. */
class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "h, https://h, h, 443",
    "h:8443/a/b///, https://h:8443/a/b, h, 8443",
    "HTTP://Models.Example.COM/A, http://models.example.com/A, models.example.com, 80",
    "http://api_lb:8080, http://api_lb:8080, api_lb, 8080",
    "https://tasks.web.1, https://tasks.web.1, tasks.web.1, 443",
    "https://web-1.2/x, https://web-1.2/x, web-1.2, 443",
    "https://Bücher.example, https://xn--bcher-kva.example, xn--bcher-kva.example, 443",
    "https://１２７.0.0.1, https://127.0.0.1, 127.0.0.1, 443",
    "http://[::1]:9, http://[::1]:9, [::1], 9",
    "http://[2001:DB8::A], http://[2001:db8::a], [2001:db8::a], 80",
    "https://h/modèles/%C3%A8, https://h/mod%C3%A8les/%C3%A8, h, 443",
    "https://h/模型, https://h/%E6%A8%A1%E5%9E%8B, h, 443",
    "https://h:00443, https://h:443, h, 443",
    "https://h./x, https://h./x, h., 443",
  })
  void anAddressIsReadInTheFormThatIsSent(String written, String uri, String host, int port) {
    ServerAddress address = ServerAddress.parse(written, "ACME_URL");

    assertThat(address.uri()).hasToString(uri);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.origin()).isEqualTo(address.uri().getScheme() + "://" + host + ':' + port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h",
        "http://api_lb:8080/x",
        "https://tasks.web.1",
        "https://Bücher.example/模型",
        "https://１２７.0.0.1",
        "http://[2001:DB8::A]",
        "https://a~b!c$d",
      })
  void okHttpReadsTheSameHostPortAndPath(String written) {
    ServerAddress address = ServerAddress.parse(written, "ACME_URL");
    HttpUrl sent = HttpUrl.get(address.uri().toString());

    assertThat(sent.host()).isEqualTo(address.host().replaceAll("[\\[\\]]", ""));
    assertThat(sent.host()).isEqualTo(HttpUrl.get(written).host());
    assertThat(sent.port()).isEqualTo(address.port());
    assertThat(sent.encodedPath().replaceFirst("/$", "")).isEqualTo(address.uri().getRawPath());
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://h, must start with",
    "'', names no host",
    "https://, names no host",
    "https://:80, names no host",
    "https:///path, names no host",
    "https://h:0, invalid port",
    "https://h:65536, invalid port",
    "https://h:, invalid port",
    "https://h:+8, invalid port",
    "https://user:pass, invalid port",
    "https://a..b, invalid host",
    "https://a b, invalid host",
    "https://%6cocalhost, invalid host",
    "https://a\\b, invalid host",
    "https://[::1, invalid host",
    "https://[::1%25eth0], invalid host",
    "https://[1.2.3.4], invalid host",
    "https://straße.example, encode differently",
    "https://me:geheim@h, credentials",
    "https://me:ge/heim@h, credentials",
    "https://me:12/geheim@h, credentials",
    "https://h?geheim, query",
    "https://h#geheim, fragment",
    "https://h/a/../geheim, '..'",
    "https://h/a/%2e%2E, '..'",
    "https://h/./geheim, '.'",
    "https://h/a geheim, percent-encoded",
    "https://h/a%zzgeheim, percent-encoded",
    "https://h/a|geheim, percent-encoded",
  })
  void anAddressThatCannotBeMeantIsRefusedWithoutBeingShown(String written, String expected) {
    assertThatThrownBy(() -> ServerAddress.parse(written, "ACME_URL"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ACME_URL")
        .hasMessageContaining(expected)
        .hasMessageNotContaining("heim");
  }

  @Test
  void allProblemsAreNamedTogether() {
    assertThatThrownBy(() -> ServerAddress.parse("ftp://a b:0/../x?y", "ACME_URL"))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems()).hasSize(5).allMatch(line -> line.startsWith("ACME_URL ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:1",
        "localhost.",
        "a.localhost",
        "127.0.0.1",
        "127.255.255.254:8",
        "127.1",
        "2130706433",
        "１２７.0.0.1",
        "[::1]:5",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
      })
  void whatCanOnlyMeanThisMachineIsRecognized(String written) {
    assertThat(ServerAddress.parse(written, "").isThisMachine()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.example",
        "notlocalhost",
        "127.0.0.1.example",
        "x127.0.0.1",
        "127.example",
        "128.0.0.1",
        "127",
        "1127.0.0.1",
        "12.7.0.1",
        "10.0.0.127",
        "2147483648",
        "[::2]",
        "[::ffff:10.0.0.1]",
      })
  void aHostThatMerelyLooksLikeThisMachineIsAnother(String written) {
    assertThat(ServerAddress.parse(written, "").isThisMachine()).isFalse();
  }
}
