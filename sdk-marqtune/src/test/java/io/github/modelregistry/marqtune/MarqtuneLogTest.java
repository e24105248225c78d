package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.LogEvents;
import io.github.modelregistry.marqtune.model.TaskSecondaryStatus;
import io.github.modelregistry.marqtune.model.TaskStatus;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a log is read to its end, whichever end of its ranges the server sends. */
class MarqtuneLogTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualClock clock = ManualClock.atNoon();
  private final List<String> ranges = new ArrayList<>();
  private final List<Long> read = new ArrayList<>();
  private final ClientConfig config =
      ClientConfig.builder()
          .clock(clock)
          .delayer(
              duration -> {
                clock.advance(duration);
                return CompletableFuture.completedFuture(null);
              })
          .build();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 499, 500, 501, 1_000, 1_700})
  void everyLineIsReadOnceWhetherAResponseHasTheFirstOrTheLastOfItsRange(int lines) {
    List<Long> all = LongStream.range(0, lines).boxed().toList();

    for (boolean newest : List.of(true, false)) {
      read.clear();
      log(all, newest, new ArrayDeque<>()).read(line -> read.add(line.timestamp()));
      assertThat(read).isEqualTo(all);
    }
  }

  @Test
  void aRangeEndsBeforeTheFirstLineOfAFullPage() {
    log(LongStream.range(100, 700).boxed().toList(), true, new ArrayDeque<>())
        .read(line -> read.add(line.timestamp()));

    assertThat(ranges).containsExactly("null..null", "null..199", "700..null");
  }

  @Test
  void aServerThatIgnoresTheEndOfARangeIsNotAskedForEver() {
    List<Long> all = LongStream.range(0, 600).boxed().toList();
    LogPages pages =
        new LogPages(
            (from, to) -> {
              ranges.add(from + ".." + to);
              return page(all.stream().filter(time -> from == null || time >= from).toList(), true);
            });

    assertThat(pages.next()).extracting(LogEvent::timestamp).isEqualTo(all.subList(100, 600));
    assertThat(ranges).containsExactly("null..null", "null..99");
  }

  @Test
  void aTaskIsFollowedThroughItsStatesAndTheLogReadToItsEnd() {
    List<Long> lines = new ArrayList<>();
    Deque<Runnable> polls = new ArrayDeque<>();
    polls.add(() -> state("provisioning", "initializing"));
    polls.add(() -> state("Folding", "Running"));
    polls.add(
        () -> {
          lines.add(1L);
          state("running", "running");
        });
    polls.add(
        () -> {
          lines.addAll(List.of(2L, 3L));
          state("Ready", "provisioning");
        });

    TaskStatus end = log(lines, true, polls).follow(HOUR, line -> read.add(line.timestamp()));

    assertThat(end.value()).isEqualTo("Ready");
    assertThat(read).containsExactly(1L, 2L, 3L);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(ranges).first().isEqualTo("null..null");
    assertThat(ranges).last().isEqualTo("4..null");
  }

  @Test
  void aListenerThatFailsEndsFollowingAndTheNextLineIsTheNext() {
    MarqtuneLog log = log(List.of(1L, 2L), true, new ArrayDeque<>());
    state("ready", "ready");

    assertThatThrownBy(
            () ->
                log.follow(
                    HOUR,
                    line -> {
                      throw new IllegalStateException("at " + line.timestamp());
                    }))
        .hasMessage("at 1");
    log.read(line -> read.add(line.timestamp()));

    assertThat(read).containsExactly(2L);
  }

  @Test
  void followingEndsAtItsDeadlineAndGoesOnAfterwards() {
    List<Long> lines = new ArrayList<>(List.of(1L));
    Deque<Runnable> polls = new ArrayDeque<>();
    polls.add(() -> state("running", "running"));
    MarqtuneLog log = log(lines, true, polls);

    assertThatThrownBy(() -> log.follow(Duration.ofMinutes(1), line -> read.add(line.timestamp())))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageContaining("60000 ms");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    lines.add(2L);
    polls.add(() -> state("failed", "failed"));

    assertThat(log.follow(HOUR, line -> read.add(line.timestamp()))).isEqualTo(TaskStatus.FAILED);
    assertThat(read).containsExactly(1L, 2L);
  }

  @Test
  void anInterruptEndsTheWait() {
    Deque<Runnable> polls = new ArrayDeque<>();
    polls.add(() -> state("running", "running"));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> log(List.of(), true, polls).follow(HOUR, line -> {}))
        .isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aLogThatCannotBeReadIsTriedAgainAtTheNextLooks() {
    MARQTUNE.answer("/models/m", Fixtures.text("sheet/9-1-get-model.json"));
    MARQTUNE.answerInTurn(
        "/models/m/logs",
        "{\"statusCode\":400,\"body\":{\"message\":\"no log stream\"}}",
        "[{\"timestamp\":7,\"message\":\"a\"}]");
    MarqtuneClient client = MARQTUNE.client(config);

    MARQTUNE.mayViolateTheSpecification();
    List<LogEvent> lines = new ArrayList<>();
    client
        .logs()
        .model("m")
        .follow(
            HOUR,
            line -> {
              lines.add(line);
              MARQTUNE.answer("/models/m/logs", "[]");
            });

    assertThat(lines).extracting(LogEvent::message).containsExactly("a");
  }

  @Test
  void aServerThatFailsForAWhileIsAskedAgain() {
    Deque<Runnable> polls = new ArrayDeque<>();
    for (int i = 0; i < 4; i++) {
      polls.add(
          () -> {
            throw ApiException.of(ErrorDetails.builder("getModel", 503).build());
          });
    }
    polls.add(() -> state("ready", "ready"));

    TaskStatus end = log(List.of(1L), true, polls).follow(HOUR, line -> read.add(line.timestamp()));

    assertThat(end).isEqualTo(TaskStatus.READY);
    assertThat(read).containsExactly(1L);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void aTaskThatDoesNotExistIsNotWaitedFor() {
    MARQTUNE.answer("/datasets/d", 404, "{\"message\":\"dataset not found\"}");
    MarqtuneClient client = MARQTUNE.client(config);

    assertThatThrownBy(() -> client.logs().dataset("d").follow(HOUR, line -> {}))
        .isInstanceOf(NotFoundException.class);
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  @Test
  void theFifthFailureInARowIsThrown() {
    MARQTUNE.answer("/evaluation/e", "{\"status\":\"finished\",\"secondaryStatus\":\"x\"}");
    MARQTUNE.answer("/evaluation/e/logs", 404, "{\"message\":\"evaluation not found\"}");
    MARQTUNE.mayViolateTheSpecification();
    MarqtuneClient client = MARQTUNE.client(config);

    assertThatThrownBy(() -> client.logs().evaluation("e").follow(HOUR, line -> {}))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("evaluation not found");

    assertThat(MARQTUNE.requests())
        .extracting(request -> request.getUrl())
        .filteredOn(url -> url.equals("/evaluation/e/logs"))
        .hasSize(5);
  }

  private TaskState current = new TaskState(null, null);

  private void state(String status, String secondary) {
    current = new TaskState(TaskStatus.of(status), TaskSecondaryStatus.of(secondary));
  }

  private MarqtuneLog log(List<Long> lines, boolean newest, Deque<Runnable> polls) {
    return new MarqtuneLog(
        () -> {
          if (!polls.isEmpty()) {
            polls.poll().run();
          }
          return current;
        },
        new LogPages(
            (from, to) -> {
              ranges.add(from + ".." + to);
              return page(
                  lines.stream()
                      .filter(time -> (from == null || time >= from) && (to == null || time <= to))
                      .toList(),
                  newest);
            }),
        config);
  }

  private static LogEvents page(List<Long> times, boolean newest) {
    int size = Math.min(LogPages.FULL, times.size());
    List<Long> some =
        newest ? times.subList(times.size() - size, times.size()) : times.subList(0, size);
    return LogEvents.builder()
        .logs(
            some.stream()
                .map(time -> LogEvent.builder().timestamp(time).message("line").build())
                .toList())
        .build();
  }
}
