package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static io.github.modelregistry.internal.okhttp.IdleServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.Certificates;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on an idle connection is never used as the response to the next request. */
@Timeout(60)
class PooledConnectionsTest {

  private static final String TIMED_OUT =
      "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private static final List<IdleServer.Action> CLOSES = List.of(Socket::close, IdleServer.resets());

  @TempDir private static Path folder;

  private static KeyStore keys;
  private static IdleServer plain;
  private static IdleServer secure;

  @BeforeAll
  static void start() throws Exception {
    keys = new Certificates(folder).selfSigned("own", "ip:127.0.0.1");
    plain = IdleServer.start(null);
    secure = IdleServer.start(Certificates.context(keys, keys));
  }

  @AfterAll
  static void stop() throws Exception {
    plain.close();
    secure.close();
  }

  /** Each way to send, over http and https, with an OkHttp client of ours and of a user. */
  static Stream<Arguments> situations() {
    return Stream.of(Way.values())
        .flatMap(
            way -> IntStream.range(0, 4).mapToObj(i -> Arguments.of(way, i % 2 == 1, i / 2 == 1)));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void anUploadAfterTheServerClosedTheIdleConnectionIsOneRequest(
      Way way, boolean tls, boolean users) throws Exception {
    try (ApiTransport transport = transport(tls, users)) {
      for (int i = 0; i < (tls ? 3 : 20); i++) { // handshakes are slow
        for (IdleServer.Action close : CLOSES) {
          assertNextIsUnaffected(way, transport, tls, close, upload());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  void aCallThatFindsItsPooledConnectionClosedIsSentOnceOnAnother(
      Way way, boolean tls, boolean users) throws Exception {
    assertRepeatedUnseen(way, tls, users, Socket::close, get());
    assertRepeatedUnseen(way, tls, users, IdleServer.resets(), get());
  }

  @ParameterizedTest
  @MethodSource("situations")
  void aSecondResponseIsTakenByNoCall(Way way, boolean tls, boolean users) throws Exception {
    IdleServer.Action second = IdleServer.sends(ok("666"));
    assertRepeatedUnseen(way, tls, users, second, get());
    assertRepeatedUnseen(way, tls, users, second, Calls.call(HttpMethod.POST, "safe"));
    assertRepeatedUnseen(way, tls, users, second, post());
    assertRepeatedUnseen(way, tls, users, IdleServer.sends(TIMED_OUT), post());
  }

  @ParameterizedTest
  @MethodSource("situations")
  void aConnectionOnWhichNothingHappenedIsUsedAgain(Way way, boolean tls, boolean users)
      throws Exception {
    try (ApiTransport transport = transport(tls, users)) {
      ApiResponse<JsonValue> first = way.send(transport, get());
      for (int i = 0; i < 5; i++) {
        assertThat(way.send(transport, get()).body()).hasToString(first.body().toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionWithA101ThatNobodyRequestedIsNotUsedAgain(Way way) {
    for (String connection : List.of("keep-alive", "Upgrade")) {
      try (ScriptedServer server = ScriptedServer.start();
          ApiTransport transport = Calls.transport(server)) {
        server.enqueue(
            ScriptedResponse.status(101)
                .header("Connection", connection)
                .header("Upgrade", "websocket"),
            ScriptedResponse.json("2"));
        RegistryException refused =
            catchThrowableOfType(RegistryException.class, () -> way.send(transport, get()));
        assertThat(refused).hasMessageContaining("101");
        assertThat(way.send(transport, get()).body()).hasToString("2");
        assertThat(server.requests()).extracting(r -> r.connection()).containsExactly(1, 2);
      }
    }
  }

  /** OkHttp reads from such a connection before the check can, and shows nothing of it. */
  @ParameterizedTest
  @EnumSource
  void aConnectionThatWasIdleForTenSecondsIsUsedForGetOnly(Way way) {
    ManualClock clock = ManualClock.at("1970-01-01T00:00:00Z");
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, CONFIG.toBuilder().clock(clock).build())) {
      server.otherwise(ScriptedResponse.json("1"));
      way.send(transport, get());
      clock.advance(Duration.ofSeconds(10));
      way.send(transport, get());
      clock.advance(Duration.ofSeconds(10));
      assertThat(way.send(transport, Calls.call(HttpMethod.POST, "safe")).attempts()).isEqualTo(1);
      assertThat(server.requests()).extracting(r -> r.connection()).containsExactly(1, 1, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1\r\nContent-Length: 5", "Content-Length: 1, 5"})
  void lengthsThatDifferAreAnError(String lengths) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(
          ScriptedResponse.closeAfter("HTTP/1.1 200 OK\r\n" + lengths + "\r\n\r\n1ABCD"));
      TransportException ambiguous =
          catchThrowableOfType(TransportException.class, () -> transport.execute(post()));
      assertThat(ambiguous).hasMessageContaining("Content-Length fields differ");
      assertThat(ambiguous.isOutcomeUnknown()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 -20 OK", "HTTP/1.1 abc OK", "HTTP/9 200 OK"})
  void aStatusLineThatCannotBeReadIsNamedAndItsConnectionNotUsedAgain(String statusLine) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.closeAfter(statusLine + "\r\nContent-Length: 0\r\n\r\n"));
      TransportException unreadable =
          catchThrowableOfType(TransportException.class, () -> transport.execute(post()));
      assertThat(unreadable).hasMessageContaining("is not valid HTTP");
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static void assertRepeatedUnseen(
      Way way, boolean tls, boolean users, IdleServer.Action action, ApiCall<JsonValue> next)
      throws Exception {
    try (ApiTransport transport = transport(tls, users)) {
      assertNextIsUnaffected(way, transport, tls, action, next);
    }
  }

  /** Makes a call, acts on its connection, and checks that the next call is not affected. */
  private static void assertNextIsUnaffected(
      Way way,
      ApiTransport transport,
      boolean tls,
      IdleServer.Action action,
      ApiCall<JsonValue> next)
      throws Exception {
    IdleServer server = tls ? secure : plain;
    int before = server.requests().size();
    way.send(transport, get());
    int port = server.onIdle(action);
    if (next.body() == null || !next.body().isTransfer()) {
      server.awaitArrival(port); // an upload would do well without
    }

    ApiResponse<JsonValue> response = way.send(transport, next);

    List<Integer> connections = server.requests().subList(before, server.requests().size());
    assertThat(connections).as("one request for each call").hasSize(2).doesNotHaveDuplicates();
    assertThat(response.attempts()).isEqualTo(1);
    assertThat(response.body()).hasToString(connections.get(1).toString());
  }

  private static ApiCall<JsonValue> upload() {
    UploadSource source = UploadSource.of(new byte[] {1, 2, 3}, "model.bin");
    return post(RequestBody.bytes(source, "application/octet-stream"), "throttled");
  }

  private static ApiTransport transport(boolean tls, boolean users) throws Exception {
    ClientConfig config =
        CONFIG.toBuilder()
            .tls(TlsSettings.platform().withTrustStore(Certificates.trusting(keys, "server")))
            .build();
    OkHttpClient client =
        new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)).build();
    return (users ? OkHttpTransports.using(client) : OkHttpTransports.standard())
        .create(
            TransportSpec.builder("acme", (tls ? secure : plain).uri())
                .config(config)
                .credentials(Credentials.none())
                .build());
  }
}
