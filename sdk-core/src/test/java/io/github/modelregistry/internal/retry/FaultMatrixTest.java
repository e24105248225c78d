package io.github.modelregistry.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.retry.RetrySettings;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the decisions to the table of faults; the wire is held to the same table elsewhere. */
class FaultMatrixTest {

  static Stream<FaultMatrix.Cell> cells() {
    return FaultMatrix.cells().stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void repeatsAsOftenAsTheTableSays(FaultMatrix.Cell cell) {
    AttemptFailure failure = failure(cell.fault());
    RetryCall call = begin(cell, true);
    int attempts = 1;
    while (call.failed(failure, null).delay() != null) {
      attempts++;
    }

    assertThat(attempts).isEqualTo(cell.attempts());
    assertThat(call.leavesOutcomeUnknown(failure)).isEqualTo(cell.outcomeUnknown());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void neverRepeatsABodyThatCanBeReadOnce(FaultMatrix.Cell cell) {
    RetryDecision decision = begin(cell, false).failed(failure(cell.fault()), null);

    assertThat(decision.outcome())
        .isEqualTo(
            cell.attempts() == 1
                ? RetryDecision.Outcome.NOT_RETRYABLE
                : RetryDecision.Outcome.BODY_NOT_REPEATABLE);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void neverRepeatsWhatAVendorsRuleForbids(FaultMatrix.Cell cell) {
    RetryDecision decision = begin(cell, true).failed(failure(cell.fault()).asForbidden(), null);

    assertThat(decision.outcome()).isEqualTo(RetryDecision.Outcome.NOT_RETRYABLE);
  }

  @Test
  void theTableIsWhole() {
    assertThat(cells().count()).isEqualTo(20L * FaultMatrix.Operation.values().length);
  }

  private static RetryCall begin(FaultMatrix.Cell cell, boolean bodyRepeatable) {
    FaultMatrix.Operation operation = cell.operation();
    CallFacts facts = new CallFacts(operation.method(), operation.safety(), bodyRepeatable, 3);
    return new RetryEngine(RetrySettings.defaults()).begin(facts);
  }

  private static AttemptFailure failure(String fault) {
    return switch (fault) {
      case "connect refused" -> AttemptFailure.unsent();
      case "reset before the body",
          "reset after the body",
          "close without answer",
          "read timeout",
          "truncated 200" ->
          AttemptFailure.lost();
      default -> {
        AttemptFailure status = AttemptFailure.status(Integer.parseInt(fault.substring(0, 3)));
        yield fault.endsWith("retry-after") ? status.withRetryAfter(Duration.ofSeconds(1)) : status;
      }
    };
  }
}
