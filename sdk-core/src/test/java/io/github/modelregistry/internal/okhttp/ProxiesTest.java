package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.Certificates;
import io.github.modelregistry.testkit.ConnectProxy;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.testkit.TlsProxy;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that need a password, refuse, or are not there. */
@Timeout(60)
class ProxiesTest {

  private static final String PASSWORD = "prüf@geheim/1";
  private static final URI HTTPS = URI.create("https://models.corp.example");
  private static final URI HTTP = URI.create("http://models.corp.example/base");

  @TempDir private static Path folder;
  private static KeyStore issued;
  private static TlsSettings trust;

  private final ScriptedServer server = ScriptedServer.start();
  private final ConnectProxy proxy = ConnectProxy.start();
  private TlsProxy tlsProxy;

  @BeforeAll
  static void makeCertificates() throws Exception {
    issued = new Certificates(folder).issued("corp", "dns:models.corp.example");
    trust = TlsSettings.platform().withAuthorities(Certificates.pem(issued, "authority"));
  }

  @BeforeEach
  void startServers() throws Exception {
    tlsProxy = new TlsProxy(Certificates.context(issued, issued), false, server.uri());
    proxy.leading("models.corp.example:443", tlsProxy.port());
    server.otherwise(ScriptedResponse.json("1"));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    tlsProxy.close();
    server.close();
  }

  @Test
  void thePasswordGoesToTheProxyWithTheFirstRequestAndNeverToTheServer() {
    proxy.requiring("me", PASSWORD);
    try (ApiTransport transport = transport(HTTPS, config(withPassword(PASSWORD)))) {
      assertThat(transport.execute(post()).status()).isEqualTo(200);
      assertThat(transport.execute(get()).status()).isEqualTo(200);
    }

    assertThat(proxy.requests()).isNotEmpty();
    assertThat(proxy.requests())
        .allSatisfy(
            request -> {
              assertThat(request.requestLine())
                  .isEqualTo("CONNECT models.corp.example:443 HTTP/1.1");
              assertThat(request.header("Proxy-Authorization")).startsWith("Basic ");
              assertThat(request.header("Authorization")).isNull();
            });
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.header("Proxy-Authorization")).isNull();
              assertThat(request.header("Authorization")).isEqualTo("Bearer geheim");
            });
  }

  @Test
  void signedUrlsGoThroughTheProxyOfTheirServer() {
    proxy.requiring("me", PASSWORD);
    DownloadTarget target = DownloadTarget.stream(OutputStream.nullOutputStream());
    try (ApiTransport transport = transport(server.uri(), config(withPassword(PASSWORD)))) {
      SignedUrls signedUrls = transport.signedUrls();
      assertThat(signedUrls.download(HTTPS + "/m?sig=1", target).bytes()).isEqualTo(1);
      assertThat(proxy.requests())
          .singleElement()
          .satisfies(
              request -> assertThat(request.header("Proxy-Authorization")).startsWith("Basic "));
      assertThat(signedUrls.download(server.uri() + "/m?sig=1", target).bytes()).isEqualTo(1);
    }
    assertThat(proxy.requests()).as("this machine is called directly").hasSize(1);
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.header("Proxy-Authorization")).isNull();
              assertThat(request.header("Authorization")).isNull();
            });
  }

  @Test
  void aServerThatClaimsToBeAProxyGetsNoPasswordOfOne() {
    server.otherwise(
        ScriptedResponse.status(407)
            .header("Proxy-Authenticate", "OkHttp-Preemptive")
            .header("Proxy-Authenticate", "Basic realm=\"x\""));
    try (ApiTransport transport = transport(HTTPS, config(withPassword(PASSWORD)))) {
      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> transport.execute(get()));
      assertThat(refused.status()).isEqualTo(407);
    }

    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.header("Proxy-Authorization")).isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "true, https://models.corp.example, does not accept the user and the password",
    "false, https://models.corp.example, requires a user and a password",
    "true, http://models.corp.example, does not accept the user and the password",
    "false, http://models.corp.example, requires a user and a password",
  })
  void aProxyThatRefusesThePasswordIsNamedAndAskedOnce(boolean given, URI target, String why) {
    proxy.requiring("me", "another");
    ProxySettings settings = given ? withPassword(PASSWORD) : ProxySettings.of(proxy.url());
    TransportException refused = refused(target, config(settings));

    assertThat(refused)
        .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " " + why)
        .hasMessageContaining("407")
        .hasMessageContaining("ClientConfig.proxy");
    assertThat(refused.attempts()).isEqualTo(1);
    assertThat(refused.isOutcomeUnknown()).isFalse();
    assertThat(proxy.requests()).hasSize(1);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aProxyOfSeveralAddressesIsAskedOnceAsWell() {
    proxy.requiring("me", "another");
    OkHttpClient lookingUp =
        new OkHttpClient.Builder()
            .dns(
                host ->
                    List.of(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})))
            .build();
    ClientConfig config = config(ProxySettings.of("http://proxy.corp.example:" + proxy.port()));
    refused(OkHttpTransports.using(lookingUp), HTTPS, config);

    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void aProxyThatForbidsTheHostIsNamedAndAskedOnce() {
    proxy.refusing(403);
    TransportException refused = refused(HTTPS, config(ProxySettings.of(proxy.url())));

    assertThat(refused)
        .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " does not allow")
        .hasMessageContaining("https://models.corp.example:443")
        .hasMessageContaining("ProxySettings.except");
    assertThat(refused.attempts()).isEqualTo(1);
    assertThat(proxy.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void aProxyThatDoesNotReachTheServerIsNamedAndAskedAgain(int status) {
    proxy.refusing(status);
    TransportException refused = refused(HTTPS, config(ProxySettings.of(proxy.url())));

    assertThat(refused)
        .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " could not connect")
        .hasMessageContaining("status " + status);
    assertThat(refused.attempts()).isEqualTo(3);
    assertThat(refused.isOutcomeUnknown()).isFalse();
    assertThat(proxy.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1, no connection to https://models.corp.example:443 through the proxy",
    "http://no-such-proxy.invalid:3128, the host name of the proxy no-such-proxy.invalid:3128",
  })
  void aProxyThatIsNotThereIsNamed(String url, String what) {
    TransportException refused = refused(HTTPS, config(ProxySettings.of(url)));

    assertThat(refused).hasMessageContaining(what).hasMessageContaining("ClientConfig.proxy");
    assertThat(refused.isOutcomeUnknown()).isFalse();
  }

  @Test
  void settingsAreNamedWhereTheyDescribeTheClient() {
    ClientConfig config =
        config(ProxySettings.of(ScriptedServer.refusing().toString())).toBuilder()
            .namesSettings(true)
            .build();

    assertThat(refused(HTTPS, config)).hasMessageContaining("HTTPS_PROXY");
    assertThat(refused(HTTP, config)).hasMessageContaining("its address in HTTP_PROXY");
  }

  @Test
  void aProxyOfThePlatformIsNamed() {
    OkHttpClient users =
        new OkHttpClient.Builder().proxySelector(new Selector(ScriptedServer.refusing())).build();
    TransportException refused =
        refused(OkHttpTransports.using(users), HTTPS, config(ProxySettings.platform()));

    assertThat(refused)
        .hasMessageContaining("through the proxy 127.0.0.1:1")
        .hasMessageContaining("proxy settings of the JVM");
  }

  @Test
  void plainHttpIsSentToTheProxyWithItsPassword() {
    try (ScriptedServer plain = ScriptedServer.start();
        ApiTransport transport =
            transport(HTTP, config(withPassword(plain.uri().getPort(), PASSWORD)))) {
      plain.otherwise(ScriptedResponse.json("1"));
      assertThat(transport.execute(get()).status()).isEqualTo(200);
      assertThat(plain.requests()).hasSize(1);
      ReceivedRequest request = plain.requests().get(0);
      assertThat(request.requestLine())
          .isEqualTo("GET http://models.corp.example/base/things HTTP/1.1");
      assertThat(request.headers("Proxy-Authorization")).hasSize(1);
    }
  }

  @Test
  void anExceptedServerIsCalledDirectlyWithoutThePassword() {
    ProxySettings settings = withPassword(PASSWORD).except("0.0.0.0");
    URI direct = URI.create("http://0.0.0.0:" + server.uri().getPort());
    try (ApiTransport transport = transport(direct, config(settings))) {
      assertThat(transport.execute(get()).status()).isEqualTo(200);
    }

    assertThat(proxy.requests()).isEmpty();
    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.header("Proxy-Authorization")).isNull());
  }

  /** Chooses one proxy for everything, as the JVM's own selector may do. */
  private static final class Selector extends ProxySelector {

    private final URI proxy;

    Selector(URI proxy) {
      this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
      InetSocketAddress address =
          InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort());
      return List.of(new Proxy(Proxy.Type.HTTP, address));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }

  private ProxySettings withPassword(String password) {
    return withPassword(proxy.port(), password);
  }

  private static ProxySettings withPassword(int port, String password) {
    return ProxySettings.of("http://127.0.0.1:" + port)
        .withCredentials("me", Secret.exact(password, "password"));
  }

  private static ClientConfig config(ProxySettings proxy) {
    return CONFIG.toBuilder().proxy(proxy).tls(trust).allowCredentialsOverPlainHttp(true).build();
  }

  private static ApiTransport transport(URI target, ClientConfig config) {
    return Calls.transport(target, config, Credentials.bearer(Secret.of("geheim")));
  }

  private TransportException refused(URI target, ClientConfig config) {
    return refused(OkHttpTransports.standard(), target, config);
  }

  private static TransportException refused(
      TransportFactory transports, URI target, ClientConfig config) {
    TransportSpec spec =
        TransportSpec.builder("acme", target)
            .config(config)
            .credentials(Credentials.bearer(Secret.of("geheim")))
            .build();
    try (ApiTransport transport = transports.create(spec)) {
      TransportException refused =
          catchThrowableOfType(TransportException.class, () -> execute(transport));
      assertThat(refused).hasMessageNotContainingAny("geheim", "Basic");
      return refused;
    }
  }

  private static void execute(ApiTransport transport) {
    transport.execute(post());
  }
}
