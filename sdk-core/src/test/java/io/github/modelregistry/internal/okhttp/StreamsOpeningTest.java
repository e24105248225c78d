package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Streams.taken;
import static io.github.modelregistry.internal.okhttp.Streams.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ParsedError;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** To open a stream is a call like any other, until the server has agreed. */
@Timeout(60)
class StreamsOpeningTest {

  private static final ClientConfig ONCE =
      CONFIG.toBuilder().retry(RetrySettings.disabled()).build();

  private ScriptedServer server;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
    server.otherwise(ScriptedResponse.webSocket().text("1").close(1000));
  }

  @AfterEach
  void nothingIsLeft() {
    Streams.awaitNoThread();
    server.close();
  }

  @Test
  void theRequestCarriesWhatEveryRequestCarriesAndAsksForTheUpgrade() {
    Credentials id = Credentials.header("X-Application-ID", secret());
    try (ApiTransport transport = Calls.transport(server.uri(), CONFIG, id)) {
      open(transport.withOptions(CallOptions.builder().header("X-Extra", "more").build()));
    }

    ReceivedRequest request = server.requests().get(0);
    assertThat(request.requestLine()).isEqualTo("GET /things/a%2Fb/progress HTTP/1.1");
    assertThat(request.header("Host")).isEqualTo(server.uri().getAuthority());
    assertThat(request.header("X-Application-ID")).isEqualTo("1d3b6f1c");
    assertThat(request.header("X-Extra")).isEqualTo("more");
    assertThat(request.header("User-Agent")).startsWith("model-registry-java/");
    assertThat(request.header("Accept")).isEqualTo("application/json");
    assertThat(request.headers("Connection")).containsExactly("Upgrade");
    assertThat(request.headers("Upgrade")).containsExactly("websocket");
    assertThat(request.headers("Sec-WebSocket-Version")).containsExactly("13");
    assertThat(Base64.getDecoder().decode(request.header("Sec-WebSocket-Key"))).hasSize(16);
    assertThat(request.header("Sec-WebSocket-Extensions")).isNull();
    assertThat(request.header("Content-Length")).isNull();
  }

  @Test
  void aRefusalIsTheExceptionOfItsStatusInTheVendorsWords() {
    server.enqueue(
        ScriptedResponse.status(500).header("Content-Type", "text/plain").body("no disk"));
    TransportSpec plainText =
        TransportSpec.builder("acme", server.uri())
            .config(ONCE)
            .errorFormat((status, headers, body) -> ParsedError.builder().message(body).build())
            .build();

    try (ApiTransport transport = OkHttpTransports.standard().create(plainText)) {
      assertThatThrownBy(() -> transport.open(watch()))
          .isInstanceOfSatisfying(
              ServerException.class,
              e -> {
                assertThat(e.status()).isEqualTo(500);
                assertThat(e.operation()).isEqualTo("watchIt");
                assertThat(e).hasMessageContaining("no disk");
              });
      server.enqueue(ScriptedResponse.status(404));
      assertThatThrownBy(() -> transport.open(watch())).isInstanceOf(NotFoundException.class);
      assertThat(open(transport)).containsExactly("1");
    }
    assertThat(server.connections()).as("a refusal leaves the connection usable").isEqualTo(1);
  }

  @Test
  void itIsRepeatedAsAnyGetIs() {
    server.enqueue(ScriptedResponse.status(503), ScriptedResponse.resetAfterBody());

    try (ApiTransport transport = Calls.transport(server)) {
      assertThat(open(transport)).containsExactly("1");
    }
    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests())
        .extracting(request -> request.header("Sec-WebSocket-Key"))
        .doesNotHaveDuplicates();
  }

  @Test
  void credentialsAreRenewedOnceAfterA401() {
    AtomicInteger given = new AtomicInteger();
    Credentials renewable =
        new Credentials() {
          @Override
          public Map<String, String> headers() {
            return Map.of("X-Application-ID", "id-" + given.incrementAndGet());
          }

          @Override
          public boolean refresh(Map<String, String> rejected) {
            return true;
          }
        };
    server.enqueue(ScriptedResponse.status(401).body("who are you"));

    try (ApiTransport transport = Calls.transport(server.uri(), CONFIG, renewable)) {
      assertThat(open(transport)).containsExactly("1");
    }
    assertThat(server.requests())
        .extracting(request -> request.header("X-Application-ID"))
        .containsExactly("id-1", "id-2");
  }

  @Test
  void nobodyListeningIsATransportFailureThatNamesTheServer() {
    try (ApiTransport transport =
        Calls.transport(ScriptedServer.refusing(), ONCE, Credentials.none())) {
      assertThatThrownBy(() -> transport.open(watch()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("no connection to http://127.0.0.1:1");
    }
  }

  @Test
  void aServerThatNeverAgreesRunsIntoTheTimeLimitOfCalls() {
    server.enqueue(ScriptedResponse.neverAnswer());
    ClientConfig hasty = ONCE.toBuilder().callTimeout(Duration.ofMillis(200)).build();

    try (ApiTransport transport = Calls.transport(server, hasty)) {
      assertThatThrownBy(() -> transport.open(watch()))
          .isInstanceOfSatisfying(
              CallTimeoutException.class,
              e -> assertThat(e.deadline()).isEqualTo(CallTimeoutException.Deadline.CALL));
    }
  }

  @Test
  void anAnswerWithoutTheUpgradeSaysWhatMayBeInTheWay() {
    server.enqueue(ScriptedResponse.json("{\"status\":\"COMPLETED\"}"));

    try (ApiTransport transport = Calls.transport(server)) {
      assertThatThrownBy(() -> transport.open(watch()))
          .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isEqualTo(200))
          .hasMessageContaining("did not open the requested WebSocket");
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anAgreementToSomethingElseIsNone() {
    FixedResponse agrees = ScriptedResponse.status(101).header("Connection", "Upgrade");
    server.enqueue(
        agrees.header("Upgrade", "websocket").header("Sec-WebSocket-Accept", "of another"),
        agrees.header("Upgrade", "h2c"),
        ScriptedResponse.status(101).header("Upgrade", "websocket"));

    try (ApiTransport transport = Calls.transport(server, ONCE)) {
      for (String problem :
          List.of("Sec-WebSocket-Accept", "another protocol", "Connection: Upgrade")) {
        assertThatThrownBy(() -> transport.open(watch()))
            .isInstanceOf(TransportException.class)
            .hasMessageContaining(problem);
      }
    }
  }

  @Test
  void listenersHearOfTheOpeningAsOfACall() {
    List<CallStart> starts = new ArrayList<>();
    List<CallEnd> ends = new ArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void callStarted(CallStart start) {
            starts.add(start);
          }

          @Override
          public void callEnded(CallEnd end) {
            ends.add(end);
          }
        };
    ClientConfig heard = CONFIG.toBuilder().addListener(listener).build();
    server.enqueue(ScriptedResponse.status(404));

    try (ApiTransport transport = Calls.transport(server, heard)) {
      assertThatThrownBy(() -> transport.open(watch())).isInstanceOf(NotFoundException.class);
      open(transport);
    }
    assertThat(starts).hasSize(2).allMatch(start -> start.operation().equals("watchIt"));
    assertThat(ends).extracting(CallEnd::status).containsExactly(404, 101);
    assertThat(ends.get(1).failure()).isNull();
    assertThat(ends.get(1).attempts()).isEqualTo(1);
  }

  @Test
  void aUsersOwnClientCarriesStreamsToo() {
    OkHttpClient users = new OkHttpClient();
    try (ApiTransport transport =
        OkHttpTransports.using(users)
            .create(TransportSpec.builder("acme", server.uri()).config(CONFIG).build())) {
      assertThat(open(transport)).containsExactly("1");
    } finally {
      users.connectionPool().evictAll();
    }
  }

  @Test
  void streamsAreOpenedAndCallsAreExecuted() {
    try (ApiTransport transport = Calls.transport(server)) {
      assertThatThrownBy(() -> transport.execute(watch()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("watchIt");
      assertThatThrownBy(() -> transport.executeAsync(watch()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> transport.open(Calls.get()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("doIt");
    }
    assertThat(server.connections()).isZero();
  }

  private static List<String> open(ApiTransport transport) {
    try (FrameStream<JsonValue> frames = transport.open(watch())) {
      return taken(frames);
    }
  }

  private static Secret secret() {
    return Secret.of("1d3b6f1c");
  }
}
