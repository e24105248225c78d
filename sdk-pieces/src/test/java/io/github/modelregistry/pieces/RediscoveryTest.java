package io.github.modelregistry.pieces;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.pieces.model.ModelList;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that has its server looked for. */
class RediscoveryTest {

  private static final String NO_MODELS = "{\"iterable\":[]}";

  private final Deque<URI> places = new ArrayDeque<>();
  private final ScriptedServer server =
      ScriptedServer.start().otherwise(ScriptedResponse.json(NO_MODELS));
  private int searches;
  private final PiecesClient client =
      PiecesClient.builder().discover(this::find).config(FakePieces.config()).build();

  @AfterEach
  void end() {
    client.close();
    server.close();
  }

  @Test
  void theServerIsLookedForByTheFirstCallAndNotAgain() {
    places.add(server.uri());
    assertThat(client.baseUrl()).as("the machine is known").hasToString("http://127.0.0.1");
    assertThat(searches).isZero();

    client.models().listModels();
    client.withOptions(CallOptions.builder().maxAttempts(1).build()).models().listModels();
    client.wellKnown().getVersion();

    assertThat(searches).isEqualTo(1);
    assertThat(client.baseUrl()).isEqualTo(server.uri());
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aServerOnThisMachineIsBehindNoProxy() {
    places.add(server.uri());
    InetSocketAddress nobody =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), ScriptedServer.refusing().getPort());
    ClientConfig proxied =
        FakePieces.config().toBuilder()
            .proxy(ProxySettings.of(new Proxy(Proxy.Type.HTTP, nobody)))
            .build();

    try (PiecesClient there = PiecesClient.builder().discover(this::find).config(proxied).build()) {
      assertThat(there.models().listModels().models()).isEmpty();
    }
  }

  @Test
  void aProbeTellsWhereTheServerWasFound() {
    server.otherwise(ScriptedResponse.status(200).body("ok"));
    places.add(server.uri());

    assertThat(client.registry().checkHealth().endpoint())
        .hasToString(server.uri() + "/.well-known/health");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRefusedConnectionMakesTheNextAttemptLookAnew(boolean async) {
    places.add(ScriptedServer.refusing());
    places.add(server.uri());

    assertThat(list(client, async).models()).isEmpty();

    assertThat(searches).isEqualTo(2);
    assertThat(client.baseUrl()).isEqualTo(server.uri());
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRefusedConnectionMakesTheNextCallLookAnew(boolean async) {
    places.add(ScriptedServer.refusing());
    places.add(server.uri());
    PiecesClient once = client.withOptions(CallOptions.builder().maxAttempts(1).build());

    assertThatThrownBy(() -> list(once, async))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("no connection to " + ScriptedServer.refusing());
    assertThat(list(once, async).models()).isEmpty();

    assertThat(searches).isEqualTo(2);
  }

  @Test
  void aServerThatFailsIsStillWhereItWas() {
    places.add(server.uri());
    server.otherwise(ScriptedResponse.status(500));

    assertThatThrownBy(() -> client.models().listModels()).isInstanceOf(ServerException.class);
    assertThatThrownBy(() -> client.models().listModels()).isInstanceOf(ServerException.class);

    assertThat(searches).isEqualTo(1);
  }

  @Test
  void aServerThatIsNowhereFailsTheCallOrItsFuture() {
    assertThatThrownBy(() -> client.models().listModels())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> client.async().models().listModels().get(10, SECONDS))
        .hasCauseInstanceOf(TransportException.class);
    assertThat(searches).as("each call looks").isEqualTo(2);
  }

  @Test
  void theIdOfTheProgramGoesWhereTheServerIsAndNowhereElse() {
    ScriptedServer stranger =
        ScriptedServer.start().otherwise(ScriptedResponse.status(200).body("no, not ok"));
    places.add(server.uri());
    try (stranger;
        PiecesClient known =
            PiecesClient.builder().discover(this::find).applicationId("1d3b6f1c").build()) {
      assertThat(PiecesDiscovery.isPiecesOs(OkHttpTransports.standard(), stranger.uri(), null))
          .isFalse();

      known.models().listModels();
    }

    assertThat(server.requests().get(0).header("X-Application-ID")).isEqualTo("1d3b6f1c");
    assertThat(stranger.requests().get(0).header("X-Application-ID")).isNull();
  }

  @Test
  void aClosedClientLooksForNothing() {
    PiecesClient view = client.withOptions(CallOptions.none());
    ModelRegistry registry = client.registry();
    view.close();
    registry.close();
    places.add(server.uri());
    client.models().listModels();

    client.close();
    client.close();

    assertThatThrownBy(() -> view.models().listModels()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    assertThat(List.of(searches, server.requests().size())).containsExactly(1, 1);
  }

  private static ModelList list(PiecesClient client, boolean async) {
    if (!async) {
      return client.models().listModels();
    }
    try {
      return client.async().models().listModels().join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  private int find(Supplier<@Nullable Duration> timeLeft) {
    searches++;
    if (places.isEmpty()) {
      throw new TransportException("findPiecesOs", "nowhere", 0, false, null);
    }
    return places.remove().getPort();
  }
}
