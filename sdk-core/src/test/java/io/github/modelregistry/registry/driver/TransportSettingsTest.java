package io.github.modelregistry.registry.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.testkit.Certificates;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies, TLS, plain http and time limits by settings. */
class TransportSettingsTest {

  private static final ServerAddress HTTPS = ServerAddress.parse("https://a.example.com", "");
  private static final ServerAddress HTTP = ServerAddress.parse("http://a.example.com", "");
  private static final SettingSpec URL = SettingSpec.url("ACME_URL", "Where.").alias("ACME_HOST");
  private static final SettingSpec KEY = SettingSpec.secret("ACME_KEY", "Who.");

  @Test
  void nothingSetChangesNothing() {
    ClientConfig config = apply(Map.of());

    assertThat(config.proxy()).isSameAs(ProxySettings.platform());
    assertThat(config.tls().trustManager()).isNull();
    assertThat(config.tls().keyManager()).isNull();
    assertThat(config.tls().authorities()).isEmpty();
    assertThat(config.callTimeout()).isEqualTo(ClientConfig.DEFAULT_CALL_TIMEOUT);
    assertThat(config.allowsCredentialsOverPlainHttp()).isFalse();
    assertThat(config.namesSettings()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "https_proxy, http_proxy, no_proxy"})
  void proxiesAreReadInUpperAndLowerCase(String https, String http, String none) {
    ClientConfig config =
        apply(Map.of(https, "http://me:geheim@s:1", http, "p:2", none, "b.example.com"));

    assertThat(ProxySettings.name(config.proxy().proxyFor(HTTPS))).isEqualTo("s:1");
    assertThat(config.proxy().authorizationFor(HTTPS)).isNotNull();
    assertThat(ProxySettings.name(config.proxy().proxyFor(HTTP))).isEqualTo("p:2");
    assertThat(config.proxy().authorizationFor(HTTP)).isNull();
    assertThat(config.proxy().proxyFor(ServerAddress.parse("b.example.com", "")))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void withoutAProxyForAServerThePlatformIsFollowed() {
    assertThat(apply(Map.of("HTTP_PROXY", "p:2")).proxy().proxyFor(HTTPS)).isNull();
    assertThat(apply(Map.of("NO_PROXY", "*")).proxy().proxyFor(HTTPS)).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void whatTheProgramSetsGoesFirst() {
    ClientConfig own =
        ClientConfig.builder()
            .proxy(ProxySettings.none())
            .callTimeout(Duration.ofSeconds(7))
            .build();
    ClientConfig config =
        TransportSettings.apply(
            settings(Map.of("HTTPS_PROXY", "s:1", "MODEL_REGISTRY_TIMEOUT", "9")),
            "acme",
            List.of(URL, KEY),
            own);

    assertThat(config.proxy().proxyFor(HTTPS)).isEqualTo(Proxy.NO_PROXY);
    assertThat(config.callTimeout()).hasSeconds(7);
  }

  @Test
  void authoritiesAndAClientCertificateAreReadFromFiles(@TempDir Path folder) throws Exception {
    KeyStore store = new Certificates(folder).selfSigned("own", "dns:a");
    String pem = file(folder, "cert.pem", Certificates.pem(store, "server"));
    String key = file(folder, "key.pem", Certificates.keyPem(store, "server"));
    Map<String, String> values =
        Map.of(
            "MODEL_REGISTRY_CA_FILE", pem,
            "MODEL_REGISTRY_CLIENT_CERT_FILE", pem,
            "MODEL_REGISTRY_CLIENT_KEY_FILE", key);
    TlsSettings tls = apply(values).tls();

    assertThat(tls.authorities()).hasSize(1);
    assertThat(tls.keyManager()).isNotNull();
  }

  @Test
  void everyProblemIsNamedWithItsSettingAndNoPassword(@TempDir Path folder) throws Exception {
    String text = file(folder, "text", "geheim");
    Map<String, String> values =
        Map.of(
            "HTTPS_PROXY", "socks5://me:geheim@s:1",
            "http_proxy", "http://me:geheim@s:0",
            "MODEL_REGISTRY_CA_FILE", text,
            "MODEL_REGISTRY_CLIENT_CERT_FILE", folder.resolve("missing").toString(),
            "MODEL_REGISTRY_TIMEOUT", "600h",
            "ACME_HOST", "http://a.example.com");

    assertThatThrownBy(() -> apply(values))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("HTTPS_PROXY", "http://"),
                        line -> assertThat(line).contains("http_proxy", "port"),
                        line -> assertThat(line).contains("CA_FILE", "no certificate"),
                        line -> assertThat(line).contains("CERT_FILE", "there is no file"),
                        line ->
                            assertThat(line).contains("CERT_FILE", "is set without", "KEY_FILE"),
                        line -> assertThat(line).contains("TIMEOUT", "24 days"),
                        line ->
                            assertThat(line)
                                .contains("ACME_HOST", "MODEL_REGISTRY_ALLOW_HTTP", "acme")))
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "other, acme", "other acme", "true", "TRUE"})
  void plainHttpIsAllowedByName(String names) {
    ClientConfig config =
        apply(Map.of("ACME_URL", "http://a.example.com", "MODEL_REGISTRY_ALLOW_HTTP", names));

    assertThat(config.allowsCredentialsOverPlainHttp()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other", "acme2", "acm", "false", "*"})
  void plainHttpIsRefusedOtherwise(String names) {
    assertThatThrownBy(
            () ->
                apply(
                    Map.of("ACME_URL", "http://a.example.com", "MODEL_REGISTRY_ALLOW_HTTP", names)))
        .hasMessageContaining("ACME_URL (from the given settings) is plain http")
        .hasMessageContaining("add acme to MODEL_REGISTRY_ALLOW_HTTP");
  }

  @Test
  void plainHttpNeedsNoPermissionOnThisMachineOrWithoutCredentials() {
    assertThat(apply(Map.of("ACME_URL", "http://localhost:1"))).isNotNull();
    assertThat(
            TransportSettings.apply(
                settings(Map.of("ACME_URL", "http://a.example.com")),
                "acme",
                List.of(URL),
                ClientConfig.defaults()))
        .isNotNull();
  }

  private static ClientConfig apply(Map<String, String> values) {
    return TransportSettings.apply(
        settings(values), "acme", List.of(URL, KEY), ClientConfig.defaults());
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.of(values);
  }

  private static String file(Path folder, String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
