package io.github.modelregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.error.ConfigurationException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

  private static final ServerAddress ELSEWHERE = address("https://models.example.com");

  @ParameterizedTest
  @CsvSource({
    "http://proxy.corp:3128, proxy.corp:3128, ",
    "proxy.corp:3128, proxy.corp:3128, ",
    "proxy.corp, proxy.corp:80, ",
    "HTTP://proxy_1:3128/, proxy_1:3128, ",
    "http://[::1]:3128, ::1:3128, ",
    "http://me:geheim@proxy:1, proxy:1, me:geheim",
    "http://me@proxy:1, proxy:1, me:",
    "http://me:p%40s%2Fs@proxy:1, proxy:1, me:p@s/s",
    "http://me:p@s/s?#@proxy:1, proxy:1, me:p@s/s?#",
    "http://me:a+b@proxy:1, proxy:1, me:a+b",
    "http://me:50%@proxy:1, proxy:1, me:50%",
    "http://me:%C3%28@proxy:1, proxy:1, me:%C3%28",
    "'http://me: x @proxy:1', proxy:1, 'me: x '",
    "http://dom%5Cme:pässwörd@proxy:1, proxy:1, dom\\me:pässwörd",
  })
  void anAddressMayHoldUserAndPassword(String url, String hostAndPort, String credentials) {
    ProxySettings settings = ProxySettings.of(url);

    assertThat(ProxySettings.name(settings.proxyFor(ELSEWHERE))).isEqualTo(hostAndPort);
    assertThat(decoded(settings.authorizationFor(ELSEWHERE))).isEqualTo(credentials);
    assertThat(settings.toString()).contains(hostAndPort).doesNotContain("geheim", "p@s", "50%");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:geheim@proxy:1",
        "socks5://me:geheim@proxy:1",
        "http://me:geheim@",
        "http://me:geheim@:3128",
        "http://me:geheim@proxy:0",
        "http://me:geheim@proxy:1/path",
        "http://me:geheim@proxy:1?x",
        "http://me:geheim%0A@proxy:1",
        "http://a%3Ab:geheim@proxy:1",
      })
  void whatIsNoAddressOfAProxyIsRefusedWithoutThePassword(String url) {
    assertThatThrownBy(() -> ProxySettings.of(url))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("proxy's")
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @CsvSource({
    "models.example.com, true",
    "example.com, true",
    ".example.com, true",
    "*.example.com, true",
    "EXAMPLE.COM, true",
    "example.com., true",
    "'other.com, example.com', true",
    "'other.com example.com', true",
    "*, true",
    "models.example.com:443, true",
    "example.com:443, true",
    "models.example.com:8443, false",
    "ample.com, false",
    "s.example.com, false",
    "models.example.com.org, false",
    "'', false",
    "'.', false",
    "':', false",
    "/, false",
    "[, false",
    "99999999999999999999:99999999999999999, false",
  })
  void hostsAreExceptedAsInNoProxy(String list, boolean direct) {
    assertThat(isDirect(list, "https://models.example.com")).isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, http://10.1.2.3, true",
    "10.1.2.3:80, http://10.1.2.3, true",
    "10.1.2.3:81, http://10.1.2.3, false",
    "10.1.2.4, http://10.1.2.3, false",
    "2.3, http://10.1.2.3, false",
    "10.0.0.0/8, http://10.1.2.3, true",
    "10.1.2.2/31, http://10.1.2.3, true",
    "10.1.2.2/32, http://10.1.2.3, false",
    "10.0.0.0/99, http://10.1.2.3, false",
    "0.0.0.0/0, http://10.1.2.3, true",
    "10.0.0.0/8, http://ten.example, false",
    "10.0.0.0/8, http://[fd00::1], false",
    "fd00::/8, http://[fd00::1], true",
    "fd00::1, http://[fd00::1], true",
    "[fd00::1], http://[fd00:0::1], true",
    "[fd00::1]:80, http://[fd00::1], true",
    "[fd00::1]:81, http://[fd00::1], false",
    "fd00::2, http://[fd00::1], false",
    "300.1.2.3/8, http://10.1.2.3, false",
    "bücher.example, https://bücher.example, true",
    "BÜCHER.example, https://eu.xn--bcher-kva.example, true",
  })
  void addressesAreExceptedOneByOneAndByRange(String list, String url, boolean direct) {
    assertThat(isDirect(list, url)).isEqualTo(direct);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost", "https://127.0.0.2:5", "http://[::1]", "https://a.localhost"})
  void thisMachineNeedsNoProxy(String url) {
    ProxySettings settings = ProxySettings.of("http://me:geheim@proxy:1");

    assertThat(settings.proxyFor(address(url))).isEqualTo(Proxy.NO_PROXY);
    assertThat(settings.authorizationFor(address(url))).isNull();
    assertThat(ProxySettings.platform().proxyFor(address(url))).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void serversOfHttpsAndOthersMayHaveTheirOwn() {
    ProxySettings both =
        ProxySettings.of(ProxySettings.of("http://a:1"), ProxySettings.platform())
            .withCredentials("me", Secret.of("geheim"));

    assertThat(ProxySettings.name(both.proxyFor(ELSEWHERE))).isEqualTo("a:1");
    assertThat(decoded(both.authorizationFor(ELSEWHERE))).isEqualTo("me:geheim");
    assertThat(both.proxyFor(address("http://models.example.com"))).isNull();
    assertThat(both.toString()).contains("a:1 as me", "platform").doesNotContain("geheim");
  }

  @Test
  void anExceptedHostIsToldNoPassword() {
    ProxySettings settings = ProxySettings.of("http://me:geheim@proxy:1").except("example.com");

    assertThat(settings.authorizationFor(ELSEWHERE)).isNull();
    assertThat(settings.authorizationFor(address("https://example.org"))).isNotNull();
  }

  private static boolean isDirect(String list, String url) {
    Proxy proxy = ProxySettings.of("http://proxy:1").except(list).proxyFor(address(url));
    return Proxy.NO_PROXY.equals(proxy);
  }

  private static ServerAddress address(String url) {
    return ServerAddress.parse(url, "");
  }

  private static String decoded(String authorization) {
    return authorization == null
        ? null
        : new String(
            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
            StandardCharsets.UTF_8);
  }
}
