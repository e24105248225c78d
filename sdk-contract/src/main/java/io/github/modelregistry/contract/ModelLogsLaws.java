package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.LogLine;
import io.github.modelregistry.registry.capability.LogRequest;
import io.github.modelregistry.registry.capability.ModelLogs;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link ModelLogs}; the test class of a driver with this capability implements them.
 */
public interface ModelLogsLaws extends ReadinessWaitLaws {

  /** Adds lines to the log of a model that {@link #holdUnfinished} or {@link #holdPending} made. */
  void addLogLines(String modelId, List<String> texts);

  @Test
  default void theLinesThatThereAreAreReadInTheirOrder(ModelRegistry registry) {
    String id = holdUnfinished();
    addLogLines(id, List.of("epoch 1", "epoch 2"));

    assertThat(read(registry, LogRequest.of(ref(id))))
        .extracting(LogLine::text)
        .containsSubsequence("epoch 1", "epoch 2");
  }

  @Test
  default void aLogIsFollowedUntilTheWorkHasEndedAndNoLineComesTwice(ModelRegistry registry) {
    String id = holdPending();
    addLogLines(id, List.of("epoch 1", "epoch 2"));

    List<LogLine> lines = read(registry, LogRequest.of(ref(id)).following(Duration.ofMinutes(5)));

    assertThat(lines).extracting(LogLine::text).containsOnlyOnce("epoch 1", "epoch 2");
    assertThat(read(registry, LogRequest.of(ref(id)))).isEqualTo(lines);
  }

  @Test
  default void theLogOfWhatFailsIsFollowedToItsEnd(ModelRegistry registry) {
    String id = holdFailing();

    assertThat(read(registry, LogRequest.of(ref(id)).following(Duration.ofMinutes(5))))
        .isEqualTo(read(registry, LogRequest.of(ref(id))));
  }

  @Test
  default void followingEndsAtItsDeadline() {
    String id = holdUnfinished();
    addLogLines(id, List.of("epoch 1"));
    SteppedClock clock = new SteppedClock();
    List<LogLine> lines = new ArrayList<>();

    try (ModelRegistry registry =
        provider()
            .create(
                ProviderContext.of(
                    NAME,
                    settings(),
                    clientConfig().toBuilder().clock(clock).delayer(clock).build()))) {
      ModelLogs logs = registry.require(ModelLogs.class);
      LogRequest request = LogRequest.of(ref(id)).following(Duration.ofMinutes(3));

      assertThatThrownBy(() -> logs.read(request, lines::add))
          .isInstanceOf(CallTimeoutException.class);
    }
    assertThat(lines).extracting(LogLine::text).contains("epoch 1");
  }

  @Test
  default void anUnknownModelHasNoLog(ModelRegistry registry) {
    holdPending();

    assertThatThrownBy(() -> read(registry, LogRequest.of(ref(unknownId()))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void logsOfAnotherRegistryAreRefusedBeforeAnythingIsSent(ModelRegistry registry) {
    ModelRef elsewhere = ModelRef.of("elsewhere", holdPending());

    assertThatThrownBy(() -> read(registry, LogRequest.of(elsewhere)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }

  private static List<LogLine> read(ModelRegistry registry, LogRequest request) {
    List<LogLine> lines = new ArrayList<>();
    registry.require(ModelLogs.class).read(request, lines::add);
    return lines;
  }
}
