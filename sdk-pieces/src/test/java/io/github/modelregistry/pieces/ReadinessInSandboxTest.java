package io.github.modelregistry.pieces;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The facade's wait for a download, on real sockets. */
class ReadinessInSandboxTest extends PiecesSandboxCase {

  private static final String SOCKET = "/model/" + CODER + "/download/progress";

  private final List<String> reported = new ArrayList<>();

  @Test
  void eachChangeIsReportedUntilTheModelIsThere() {
    await(progress -> {});

    assertThat(reported).contains("PENDING (IN-PROGRESS) 41.7 %").endsWith("READY (COMPLETED)");
    server.server().verify(1, getRequestedFor(urlEqualTo(SOCKET)));
  }

  @Test
  void aResetDoesNotEndIt() {
    server.advanceManually();

    await(
        progress -> {
          switch (reported.size()) {
            case 1 -> server.sendFrame(CODER, "{\"status\":\"RESET\"}");
            case 2 -> server.sendFrame(CODER, "{\"status\":\"IN-PROGRESS\",\"percentage\":60}");
            default -> server.sendFrame(CODER, "{\"status\":\"COMPLETED\"}");
          }
        });

    assertThat(reported)
        .containsSubsequence("PENDING (RESET)", "PENDING (IN-PROGRESS) 60 %", "READY (COMPLETED)");
  }

  @Test
  void aSocketThatDiesMidwayIsOpenedAgain() {
    server.breakNextSocketAfter(2);

    await(progress -> {});

    assertThat(reported).endsWith("READY (COMPLETED)");
    server.server().verify(2, getRequestedFor(urlEqualTo(SOCKET)));
  }

  @Test
  void aServerThatHasOnlyFlagsIsPolled() {
    server.refuseSockets();

    await(progress -> {});

    assertThat(reported).containsExactly("PENDING", "READY");
    server.server().verify(getRequestedFor(urlEqualTo("/model/" + CODER)));
  }

  private void await(Consumer<WaitProgress> then) {
    client.models().downloadModel(request -> request.modelId(CODER));
    client
        .registry()
        .require(ReadinessWait.class)
        .await(
            WaitRequest.builder()
                .model(ModelRef.of("pieces", CODER))
                .progress(
                    progress -> {
                      reported.add(progress.toString());
                      then.accept(progress);
                    })
                .build());
  }
}
