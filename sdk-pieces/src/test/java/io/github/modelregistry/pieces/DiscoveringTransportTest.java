package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that may be elsewhere each time it is started. */
class DiscoveringTransportTest {

  private static final ApiCall<String> CALL =
      ApiCall.builder(
              Operation.<String>builder("greet", HttpMethod.GET, "/hello")
                  .response(ResponseFormat.text())
                  .build())
          .build();
  private static final ClientConfig CONFIG = ClientConfig.builder().delayer(Delayer.none()).build();

  private final ScriptedServer server =
      ScriptedServer.start().otherwise(FixedResponse.status(200).body("hi"));
  private final Deque<URI> places = new ArrayDeque<>();
  private final List<URI> opened = new ArrayList<>();
  private final DiscoveringTransport transport =
      DiscoveringTransport.to(places::remove, this::open);

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  private ApiTransport open(URI place) {
    opened.add(place);
    return OkHttpTransports.standard()
        .create(TransportSpec.builder("any", place).config(CONFIG).build());
  }

  @Test
  void nothingIsLookedForBeforeTheFirstCallAndNothingTwice() {
    places.add(server.uri());
    assertThat(transport.found()).isNull();

    assertThat(transport.execute(CALL).body()).isEqualTo("hi");
    assertThat(transport.executeAsync(CALL).join().body()).isEqualTo("hi");

    assertThat(places).isEmpty();
    assertThat(transport.found()).isEqualTo(server.uri());
    assertThat(opened).containsExactly(server.uri());
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aRefusedConnectionMakesTheNextCallLookAnew() {
    places.add(ScriptedServer.refusing());
    places.add(server.uri());

    assertThatThrownBy(() -> transport.execute(CALL)).isInstanceOf(TransportException.class);
    assertThat(transport.execute(CALL).body()).isEqualTo("hi");
  }

  @Test
  void aRefusedAsynchronousCallDoesSoToo() {
    places.add(ScriptedServer.refusing());
    places.add(server.uri());

    assertThatThrownBy(() -> transport.executeAsync(CALL).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(TransportException.class);
    assertThat(transport.executeAsync(CALL).join().body()).isEqualTo("hi");
  }

  @Test
  void aServerThatFailsIsStillWhereItWas() {
    places.add(server.uri());
    server.otherwise(FixedResponse.status(500));

    assertThatThrownBy(() -> transport.execute(CALL)).isInstanceOf(ServerException.class);

    assertThat(transport.found()).isEqualTo(server.uri());
  }

  @Test
  void whatTheFinderThrowsFailsTheCall() {
    TransportException nowhere = new TransportException("find", "nowhere", 0, false, null);
    DiscoveringTransport lost =
        DiscoveringTransport.to(
            () -> {
              throw nowhere;
            },
            this::open);

    assertThatThrownBy(() -> lost.execute(CALL)).isSameAs(nowhere);
    assertThat(lost.executeAsync(CALL)).isCompletedExceptionally();
    assertThat(opened).isEmpty();
  }

  @Test
  void aViewSharesThePlaceAndDoesNotClose() {
    places.add(server.uri());
    ApiTransport view =
        transport.withOptions(CallOptions.builder().header("X-Greeting", "1").build());

    view.execute(CALL);
    view.close();
    transport.execute(CALL);

    assertThat(opened).hasSize(1);
    assertThat(server.requests().get(0).header("X-Greeting")).isEqualTo("1");
    assertThat(server.requests().get(1).header("X-Greeting")).isNull();
  }

  @Test
  void closedItLooksForNothing() {
    transport.close();
    places.add(server.uri());

    assertThatThrownBy(() -> transport.execute(CALL)).isInstanceOf(IllegalStateException.class);
    assertThat(places).hasSize(1);
  }
}
