package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The search for the server is a part of the call that needs it. */
@Timeout(60)
class DiscoveryDeadlineTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  /** Takes connections on a port, and says nothing. */
  private final ScriptedServer silent =
      ScriptedServer.start().otherwise(ScriptedResponse.neverAnswer());

  private final CountDownLatch searching = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<@Nullable Thread> searcher = new AtomicReference<>();
  private final PiecesClient client =
      PiecesClient.builder().discover(this::hang).config(FakePieces.config()).build();
  private final PiecesClient hasty =
      client.withOptions(CallOptions.builder().callTimeout(SHORT).build());

  @AfterEach
  void close() {
    end.countDown();
    client.close();
    silent.close();
  }

  @Test
  void aPortThatIsSilentIsWaitedForUntilTheDeadlineOfTheCall(@TempDir Path home) {
    PiecesDiscovery discovery =
        new PiecesDiscovery(
            "Linux",
            home,
            (url, left) ->
                PiecesDiscovery.isPiecesOs(OkHttpTransports.standard(), silent.uri(), left));
    try (PiecesClient real =
        PiecesClient.builder().discover(discovery::find).config(FakePieces.config()).build()) {
      PiecesClient view = real.withOptions(CallOptions.builder().callTimeout(SHORT).build());
      assertTimesOut(catchThrowable(() -> view.models().listModels()));
    }
    assertThat(silent.connections()).as("35 ports would be 35 seconds").isLessThan(3);
  }

  @Test
  void anAsynchronousCallSearchesOnAnotherThreadAndEndsAtItsDeadline() throws Exception {
    CompletableFuture<?> first = client.async().models().listModels();
    searching.await();
    assertThat(searcher).doesNotHaveValue(Thread.currentThread());

    CompletableFuture<?> waiting = hasty.async().models().listModels();

    assertTimesOut(catchThrowable(waiting::join).getCause());
    assertThat(first).as("it has more time").isNotDone();
  }

  @Test
  void aBlockingCallWaitsForTheSearchOfAnotherNoLongerThanItMay() throws Exception {
    CompletableFuture<?> first = client.async().models().listModels();
    searching.await();
    assertTimesOut(catchThrowable(() -> hasty.models().listModels()));
    assertThat(first).isNotDone();
  }

  @Test
  void anInterruptEndsTheWaitForTheSearchOfAnother() throws Exception {
    CompletableFuture<?> first = client.async().models().listModels();
    searching.await();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> client.models().listModels())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    assertThat(first).isNotDone();
  }

  @Test
  void closingTheClientEndsTheSearch() throws Exception {
    CompletableFuture<?> call = client.async().models().listModels();
    searching.await();
    client.close();
    assertThat(catchThrowable(call::join).getCause())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("the client was closed");
  }

  private static void assertTimesOut(@Nullable Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            CallTimeoutException.class,
            late -> {
              assertThat(late.deadline()).isEqualTo(CallTimeoutException.Deadline.CALL);
              assertThat(late.limit()).isEqualTo(SHORT);
              assertThat(late.operation()).isEqualTo("listModels");
              assertThat(late.attempts()).isZero();
            });
  }

  /** Searches until it is interrupted, or the test ends. */
  private int hang(Supplier<@Nullable Duration> timeLeft) {
    searcher.set(Thread.currentThread());
    searching.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TransportException("findPiecesOs", "ended", 0, false, null);
  }
}
