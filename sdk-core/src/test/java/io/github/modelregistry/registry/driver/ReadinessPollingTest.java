package io.github.modelregistry.registry.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting, by a clock and waits of the test. */
class ReadinessPollingTest {

  private static final ModelVersionRef VERSION = ModelVersionRef.parse("acme:7@3");

  private final ManualClock clock = ManualClock.atNoon();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Duration> limits = new ArrayList<>();
  private final List<WaitProgress> reported = new ArrayList<>();
  private final ClientConfig config =
      ClientConfig.builder()
          .clock(clock)
          .delayer(
              wait -> {
                waits.add(wait);
                clock.advance(wait);
                return CompletableFuture.completedFuture(null);
              })
          .build();

  @Test
  void itPollsLessOftenTheLongerItTakesAndReportsChangesOnly() {
    WaitResult result =
        await(
            request(Duration.ofMinutes(30)), pending(), pending(), state("x"), pending(), ready());

    assertThat(result.version()).isEqualTo(VERSION);
    assertThat(result.waited()).isEqualTo(Duration.ofMillis(2_000 + 3_000 + 4_500 + 6_750));
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofMillis(4_500),
            Duration.ofMillis(6_750));
    assertThat(reported)
        .extracting(WaitProgress::vendorStatus)
        .containsExactly("converting", "x", "converting", "ready");
  }

  @Test
  void theIntervalNeverExceedsTheLongestOneAndTheLastWaitEndsAtTheDeadline() {
    WaitRequest request = request(Duration.ofSeconds(30));

    CallTimeoutException late =
        catchThrowableOfType(
            CallTimeoutException.class, () -> polling(request).await(null, any -> pending()));

    assertThat(late.deadline()).isEqualTo(CallTimeoutException.Deadline.READINESS);
    assertThat(late.limit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(waits).contains(Duration.ofSeconds(10)).allMatch(wait -> wait.toSeconds() <= 10);
  }

  @Test
  void noPollMayTakeLongerThanTheTimeThatIsLeft() {
    await(request(Duration.ofSeconds(6)), pending(), pending(), ready());

    assertThat(limits)
        .containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(4), Duration.ofSeconds(1));
  }

  @Test
  void aStatusThatNobodyKnowsDoesNotEndTheWait() {
    assertThat(await(request(Duration.ofMinutes(1)), state("brand-new"), ready()).version())
        .isEqualTo(VERSION);
  }

  @Test
  void aFailureIsReportedWithTheMessageThatComesAMomentLater() {
    WaitProgress failed = WaitProgress.of(ModelStatus.FAILED, "error", null);
    WaitProgress why = WaitProgress.of(ModelStatus.FAILED, "error", "no memory");

    assertThatThrownBy(() -> await(request(Duration.ofMinutes(1)), failed, why))
        .isInstanceOf(ModelNotReadyException.class)
        .hasMessageContaining("acme:7@3")
        .hasMessageContaining("error")
        .hasMessageContaining("no memory");
    assertThat(waits).hasSize(1);
  }

  @Test
  void aFailureWithoutAMessageIsReportedAfterASecondPoll() {
    WaitProgress failed = WaitProgress.of(ModelStatus.FAILED, null, null);

    assertThatThrownBy(() -> await(request(Duration.ofMinutes(1)), failed, failed))
        .isInstanceOf(ModelNotReadyException.class)
        .hasMessageContaining("FAILED");
    assertThat(waits).hasSize(1);
  }

  @Test
  void whatHasNothingInProgressIsNotWaitedFor() {
    assertThatThrownBy(
            () ->
                await(
                    request(Duration.ofMinutes(1)),
                    WaitProgress.of(ModelStatus.NO_ARTIFACT, null, null)))
        .isInstanceOf(ModelNotReadyException.class)
        .hasMessageContaining("nothing is in progress");
    assertThat(waits).isEmpty();
  }

  @Test
  void whatIsDeletedMeanwhileIsNotFound() {
    assertThatThrownBy(
            () ->
                await(
                    request(Duration.ofMinutes(1)),
                    pending(),
                    WaitProgress.of(ModelStatus.DELETED, "deleted", null)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("deleted during the wait");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void fourFailuresInSuccessionDoNotEndTheWait(int status) {
    ApiException failure = failure(status);

    await(
        request(Duration.ofMinutes(5)),
        failure,
        failure,
        failure,
        failure,
        pending(),
        failure,
        ready());

    assertThat(waits).hasSize(6);
  }

  @Test
  void theFifthFailureInSuccessionEndsTheWait() {
    ApiException failure = failure(503);

    assertThatThrownBy(
            () ->
                await(request(Duration.ofMinutes(5)), failure, failure, failure, failure, failure))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("503");
  }

  @Test
  void aRefusalEndsTheWaitAtOnce() {
    assertThatThrownBy(() -> await(request(Duration.ofMinutes(5)), failure(401)))
        .isInstanceOf(ApiException.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> await(request(Duration.ofMinutes(5)), pending()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  /** Each state is a {@link WaitProgress}, or an exception to throw. */
  private WaitResult await(WaitRequest request, Object... states) {
    Deque<Object> left = new ArrayDeque<>(Arrays.asList(states));
    WaitResult result =
        polling(request)
            .await(
                VERSION,
                options -> {
                  limits.add(limit(options));
                  return read(left.remove());
                });
    assertThat(left).as("states that nobody read").isEmpty();
    return result;
  }

  private static WaitProgress read(Object state) {
    if (state instanceof RuntimeException failure) {
      throw failure;
    }
    return (WaitProgress) state;
  }

  private ReadinessPolling polling(WaitRequest request) {
    return ReadinessPolling.start(request, config, "getModel");
  }

  private static Duration limit(CallOptions options) {
    return options.applyTo(ClientConfig.defaults()).callTimeout();
  }

  private WaitRequest request(Duration deadline) {
    return WaitRequest.builder()
        .version(VERSION)
        .deadline(deadline)
        .progress(reported::add)
        .build();
  }

  private static WaitProgress pending() {
    return WaitProgress.of(ModelStatus.PENDING, "converting", null);
  }

  private static WaitProgress state(String word) {
    return WaitProgress.of(ModelStatus.UNKNOWN, word, null);
  }

  private static WaitProgress ready() {
    return WaitProgress.of(ModelStatus.READY, "ready", null);
  }

  private static ApiException failure(int status) {
    return ApiException.of(ErrorDetails.builder("getModel", status).build());
  }

  @Test
  void aRequestNeedsAModelOrAVersionAndPositiveTimes() {
    assertThatThrownBy(() -> WaitRequest.builder().build())
        .hasMessageContaining("set the model or the version");
    assertThatThrownBy(() -> WaitRequest.builder().deadline(Duration.ZERO))
        .hasMessageContaining("deadline");
    assertThat(WaitRequest.builder().version(VERSION).model(ModelRef.parse("a:1")).build())
        .hasToString("WaitRequest{a:1, PT30M}");
  }
}
