package io.github.modelregistry.internal.okhttp.stream;

import static io.github.modelregistry.internal.okhttp.Streams.waitingIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.stream.FrameBuffer.End;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read ahead is bounded, in number and in bytes. */
@Timeout(30)
class FrameBufferTest {

  private final FrameBuffer buffer = new FrameBuffer();

  @ParameterizedTest
  @CsvSource({"64, 1", "4, 262144"})
  void whoPutsMoreThanFitsWaitsUntilOneIsTaken(int frames, int size) throws Exception {
    for (int i = 0; i < frames; i++) {
      assertThat(buffer.put(new byte[size])).isTrue();
    }
    CompletableFuture<Boolean> waiting = waitingIn(() -> buffer.put(new byte[size]));
    assertThat(buffer.take(Long.MAX_VALUE)).hasSize(size);
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneFrameHoweverLongAlwaysFits() throws Exception {
    assertThat(buffer.put(new byte[3_000_000])).isTrue();
    CompletableFuture<Boolean> waiting = waitingIn(() -> buffer.put(new byte[1]));
    assertThat(buffer.take(Long.MAX_VALUE)).hasSize(3_000_000);
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoWaitsToPutIsToldWhenNobodyWantsItAnyMore() throws Exception {
    buffer.put(new byte[2_000_000]);
    CompletableFuture<Boolean> waiting = waitingIn(() -> buffer.put(new byte[1]));
    buffer.abandon(End.NORMAL);
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
    assertThat(buffer.take(Long.MAX_VALUE)).isNull();
  }

  @Test
  void theFirstEndCountsAndComesBehindTheFrames() throws Exception {
    buffer.put(new byte[] {7});
    buffer.end(() -> new TransportException("watchIt", "it broke", 1, false, null));
    buffer.end(End.NORMAL);

    assertThat(buffer.isEnded()).isFalse();
    assertThat(buffer.take(0)).containsExactly(7);
    assertThat(buffer.isEnded()).as("the failure is still to be told").isFalse();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> buffer.take(0)).hasMessageContaining("it broke");
      assertThat(buffer.isEnded()).as("nothing else will come").isTrue();
    }
    assertThat(buffer.put(new byte[1])).isFalse();
  }
}
