package io.github.modelregistry.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.retry.RetrySafety;
import io.github.modelregistry.retry.RetrySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryEngineTest {

  private static final CallFacts FACTS = new CallFacts("GET", RetrySafety.SAFE, true, 3);

  @Test
  void aBudgetIsNeverOverdrawnByManyThreads() throws InterruptedException {
    RetryEngine engine = new RetryEngine(RetrySettings.builder().budget(500).build());
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    int[] taken = new int[8];
    for (int t = 0; t < taken.length; t++) {
      int index = t;
      Thread thread =
          new Thread(
              () -> {
                awaitQuietly(start);
                while (engine.tryTake(7)) {
                  taken[index]++;
                }
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(Arrays.stream(taken).sum()).isEqualTo(500 / 7);
    assertThat(engine.budgetLeft()).isEqualTo(500 % 7);
  }

  @Test
  void theJitterReachesFromZeroToTheWholeBackoff() {
    Random random = new Random(1);
    RetrySettings settings =
        RetrySettings.builder().budget(1_000_000).jitter(random::nextDouble).build();
    RetryEngine engine = new RetryEngine(settings);
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      delays.add(engine.begin(FACTS).failed(AttemptFailure.lost(), null).delay());
    }

    assertThat(delays).allMatch(delay -> delay.compareTo(settings.baseDelay()) <= 0);
    assertThat(delays).anyMatch(delay -> delay.toMillis() < 10);
    assertThat(delays).anyMatch(delay -> delay.toMillis() > 240);
  }

  @Test
  void theDefaultJitterIsRandomBetweenZeroAndOne() {
    DoubleSupplier jitter = RetrySettings.defaults().jitter();
    List<Double> factors = DoubleStream.generate(jitter).limit(100).boxed().toList();

    assertThat(factors).allMatch(factor -> factor >= 0 && factor < 1).doesNotHaveDuplicates();
  }

  @Test
  void noNumberOfRepetitionsOverflowsTheBackoff() {
    RetrySettings settings =
        RetrySettings.builder().jitter(() -> 1.0).maxDelay(Duration.ofDays(400_000)).build();

    assertThat(new RetryEngine(settings).delay(Integer.MAX_VALUE, AttemptFailure.lost()))
        .isPositive();
  }

  @ParameterizedTest
  @EnumSource(RetrySafety.class)
  void theWordsOfTheSpecsAreUnderstood(RetrySafety safety) {
    assertThat(RetrySafety.fromSpec(safety.specWord())).isSameAs(safety);
  }

  @Test
  void anUnknownWordOfASpecNamesTheKnownOnes() {
    assertThatThrownBy(() -> RetrySafety.fromSpec("always"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "x-retry is 'always' but must be safe, unsent-only, unsent-or-429 or throttled");
  }

  @Test
  void theLargestBudgetStaysFullAfterSuccesses() {
    RetryEngine engine = new RetryEngine(RetrySettings.builder().budget(Integer.MAX_VALUE).build());

    engine.begin(FACTS).succeeded();

    assertThat(engine.budgetLeft()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aDecisionToStopHasNoWait() {
    RetryDecision decision =
        new RetryEngine(RetrySettings.disabled())
            .begin(new CallFacts("GET", RetrySafety.SAFE, true, 1))
            .failed(AttemptFailure.lost(), null);

    assertThat(decision.outcome()).isEqualTo(RetryDecision.Outcome.ATTEMPTS_USED_UP);
    assertThat(decision.delay()).isNull();
  }

  @Test
  void settingsRefuseWhatMakesNoSense() {
    assertThatThrownBy(() -> RetrySettings.builder().maxAttempts(0))
        .hasMessage("maxAttempts must be at least 1: 0");
    assertThatThrownBy(() -> RetrySettings.builder().baseDelay(Duration.ofMillis(-1)))
        .hasMessageStartingWith("baseDelay must not be negative");
  }

  @Test
  void settingsSurviveTheirBuilder() {
    RetrySettings settings =
        RetrySettings.builder().maxAttempts(7).budget(9).baseDelay(Duration.ofMillis(3)).build();

    assertThat(settings.toBuilder().build()).usingRecursiveComparison().isEqualTo(settings);
  }

  @Test
  void settingsShowTheirValues() {
    assertThat(RetrySettings.defaults())
        .hasToString(
            "RetrySettings{maxAttempts=3, baseDelay=PT0.25S, throttlingBaseDelay=PT1S,"
                + " maxDelay=PT20S, retryAfterCeiling=PT1M, budget=500}");
  }

  @Test
  void theSystemDelayerWaits() throws InterruptedException {
    Duration wait = Duration.ofMillis(20);
    long start = System.nanoTime();
    Delayer.system().sleep(wait);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(wait);
  }

  @Test
  void theSystemDelayerStopsAtOnceWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Delayer.system().sleep(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
