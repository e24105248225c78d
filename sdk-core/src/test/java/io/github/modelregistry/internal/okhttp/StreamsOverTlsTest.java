package io.github.modelregistry.internal.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.Certificates;
import io.github.modelregistry.testkit.WebSocketCodec;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An https base URL opens streams over TLS, also on a client that prefers HTTP/2. */
@Timeout(60)
class StreamsOverTlsTest {

  @TempDir private static Path folder;

  @Test
  void framesAndOurCloseFrameAreTransferred() throws Exception {
    KeyStore own = new Certificates(folder).selfSigned("own", "ip:127.0.0.1");
    TlsSettings trust = TlsSettings.platform().withTrustStore(Certificates.trusting(own, "server"));
    ClientConfig config = Calls.CONFIG.toBuilder().tls(trust).build();
    OkHttpClient users = new OkHttpClient();
    try (SSLServerSocket listener =
        (SSLServerSocket)
            Certificates.context(own, own)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("https://127.0.0.1:" + listener.getLocalPort());
      TransportSpec spec =
          TransportSpec.builder("acme", uri)
              .config(config)
              .credentials(Credentials.bearer(Secret.of("geheim")))
              .build();
      try (ApiTransport ours = OkHttpTransports.standard().create(spec);
          ApiTransport theirs = OkHttpTransports.using(users).create(spec)) {
        assertCarriesFrames(listener, ours);
        assertCarriesFrames(listener, theirs);
      }
    } finally {
      users.connectionPool().evictAll();
    }
  }

  private static void assertCarriesFrames(SSLServerSocket listener, ApiTransport transport)
      throws Exception {
    CompletableFuture<List<String>> server = CompletableFuture.supplyAsync(() -> serve(listener));
    FrameStream<JsonValue> frames = transport.open(Streams.watch());
    assertThat(frames.iterator().next()).hasToString("1");
    CompletableFuture<Boolean> waiting = Streams.waitingIn(() -> frames.iterator().hasNext());
    frames.close();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
    assertThat(server.get(20, TimeUnit.SECONDS))
        .contains("Upgrade: websocket", "Authorization: Bearer geheim")
        .last()
        .isEqualTo("CLOSE 1000");
    Streams.awaitNoThread();
  }

  /** Agrees, sends one frame, and returns the lines of the request and the client's frame. */
  private static List<String> serve(SSLServerSocket listener) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      BufferedReader head =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      List<String> heard = new ArrayList<>();
      String key = "";
      for (String line = head.readLine(); !line.isEmpty(); line = head.readLine()) {
        heard.add(line);
        key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
      }
      OutputStream out = socket.getOutputStream();
      out.write(WebSocketCodec.agreement(key));
      out.write(WebSocketCodec.frame(WebSocketCodec.TEXT, new byte[] {'1'}));
      heard.add(WebSocketCodec.readFrame(socket.getInputStream()));
      return heard;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
