package io.github.modelregistry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.retry.FaultMatrix;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the wire to the same table of faults as the decisions. */
class FaultMatrixOnTheWireTest {

  private static final String REFUSED = "connect refused";

  static Stream<FaultMatrix.Cell> cells() {
    return FaultMatrix.cells().stream();
  }

  /** The connection is new when the fault comes. */
  @Nested
  class OnAFreshConnection {

    static Stream<FaultMatrix.Cell> cells() {
      return FaultMatrixOnTheWireTest.cells();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void asManyRequestsArriveAsAttemptsAreCounted(FaultMatrix.Cell cell) {
      try (ScriptedServer server = faulty(cell.fault());
          ApiTransport transport = transport(server, cell.fault())) {
        assertOutcome(cell, transport);
        server.awaitRequests(arrivals(cell));
        assertThat(server.requests()).hasSize(arrivals(cell));
      }
    }
  }

  /** A connection has served a call before the fault comes. */
  @Nested
  class OnAPooledConnection {

    private static final Set<FaultMatrix.Operation> READING =
        Set.of(FaultMatrix.Operation.GET, FaultMatrix.Operation.READ);

    static Stream<FaultMatrix.Cell> cells() {
      return FaultMatrixOnTheWireTest.cells().filter(cell -> !cell.fault().equals(REFUSED));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void asManyRequestsArriveAsAttemptsAreCounted(FaultMatrix.Cell cell) {
      try (ScriptedServer server = faulty(cell.fault()).enqueue(ScriptedResponse.json("1"));
          ApiTransport transport = transport(server, cell.fault())) {
        transport.execute(call(FaultMatrix.Operation.GET));
        assertOutcome(cell, transport);

        server.awaitRequests(1 + arrivals(cell));
        assertThat(server.requests()).hasSize(1 + arrivals(cell));
        assertThat(server.requests().get(1).connection())
            .as("only what reads goes out on the connection of the first call")
            .isEqualTo(READING.contains(cell.operation()) ? 1 : 2);
      }
    }
  }

  private static void assertOutcome(FaultMatrix.Cell cell, ApiTransport transport) {
    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class,
            () -> bounded(cell.fault(), transport).execute(call(cell.operation())));

    assertThat(attempts(failure)).isEqualTo(cell.attempts());
    assertThat(outcomeUnknown(failure)).isEqualTo(cell.outcomeUnknown());
    assertThat(failure.getMessage().contains("outcome is unknown"))
        .isEqualTo(cell.outcomeUnknown());
    assertThat(failure.getSuppressed()).hasSize(cell.attempts() - 1);
  }

  private static int arrivals(FaultMatrix.Cell cell) {
    return cell.fault().equals(REFUSED) ? 0 : cell.attempts();
  }

  private static ScriptedServer faulty(String fault) {
    return ScriptedServer.start().otherwise(behaviour(fault));
  }

  private static ScriptedResponse behaviour(String fault) {
    return switch (fault) {
      case REFUSED -> ScriptedResponse.status(599).body("nothing is to arrive here");
      case "reset before the body" -> ScriptedResponse.resetBeforeBody();
      case "reset after the body" -> ScriptedResponse.resetAfterBody();
      case "close without answer" -> ScriptedResponse.closeWithoutAnswer();
      case "read timeout" -> ScriptedResponse.neverAnswer();
      case "truncated 200" -> ScriptedResponse.json("{\"name\":\"cut\"}").truncatedAfter(9);
      default -> {
        int status = Integer.parseInt(fault.substring(0, 3));
        yield fault.endsWith("retry-after")
            ? ScriptedResponse.status(status).header("Retry-After", "1")
            : ScriptedResponse.status(status);
      }
    };
  }

  /** Bounds only the calls whose response never comes. */
  private static ApiTransport bounded(String fault, ApiTransport transport) {
    return fault.equals("read timeout")
        ? transport.withOptions(CallOptions.builder().readTimeout(Duration.ofMillis(60)).build())
        : transport;
  }

  private static ApiTransport transport(ScriptedServer server, String fault) {
    ClientConfig config = ClientConfig.builder().delayer(Delayer.none()).build();
    URI uri = fault.equals(REFUSED) ? ScriptedServer.refusing() : server.uri();
    return OkHttpTransports.standard()
        .create(TransportSpec.builder("acme", uri).config(config).build());
  }

  private static ApiCall<JsonValue> call(FaultMatrix.Operation column) {
    HttpMethod method = HttpMethod.valueOf(column.method());
    Operation<JsonValue> operation =
        Operation.<JsonValue>builder("doIt", method, "/things")
            .retry(column.safety().specWord())
            .response(ResponseFormat.json(JsonCodecs.VALUE))
            .build();
    ApiCall.Builder<JsonValue> call = ApiCall.builder(operation);
    return method == HttpMethod.GET || method == HttpMethod.DELETE
        ? call.build()
        : call.body(RequestBody.json(JsonCodecs.STRING, "sent")).build();
  }

  private static int attempts(RegistryException failure) {
    return failure instanceof ApiException api
        ? api.attempts()
        : ((TransportException) failure).attempts();
  }

  private static boolean outcomeUnknown(RegistryException failure) {
    return failure instanceof ApiException api
        ? api.isOutcomeUnknown()
        : ((TransportException) failure).isOutcomeUnknown();
  }
}
