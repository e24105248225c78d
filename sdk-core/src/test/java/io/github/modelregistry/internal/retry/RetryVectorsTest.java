package io.github.modelregistry.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.retry.RetrySafety;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the engine through tables that it did not write. */
class RetryVectorsTest {

  static Stream<RetryVector> publishedByAws() {
    return RetryVector.read("vectors-aws-standard-2.1.txt").stream();
  }

  static Stream<RetryVector> withOurDefaults() {
    return RetryVector.read("vectors-defaults.txt").stream();
  }

  @ParameterizedTest
  @MethodSource("publishedByAws")
  void passesTheVectorsOfAws(RetryVector vector) {
    assertThat(played(vector)).isEqualTo(vector.steps());
  }

  @ParameterizedTest
  @MethodSource("withOurDefaults")
  void passesTheSameWithOurDefaults(RetryVector vector) {
    assertThat(played(vector)).isEqualTo(vector.steps());
  }

  /** Returns the vector's steps, their right sides written by the engine. */
  private static List<String> played(RetryVector vector) {
    RetryEngine engine = new RetryEngine(vector.settings());
    CallFacts facts = new CallFacts("GET", RetrySafety.SAFE, true, vector.settings().maxAttempts());
    RetryCall[] call = {engine.begin(facts)};
    return vector.steps().stream()
        .map(
            step -> {
              if (step.equals("new call")) {
                call[0] = engine.begin(facts);
                return step;
              }
              String response = step.split(" -> ", 2)[0];
              return response + " -> " + outcome(call[0], response, engine);
            })
        .toList();
  }

  private static String outcome(RetryCall call, String response, RetryEngine engine) {
    if (response.equals("200")) {
      call.succeeded();
      return "success " + engine.budgetLeft();
    }
    Map<String, String> words = RetryVector.values(response);
    Duration left = words.containsKey("left") ? RetryVector.millis(words.get("left")) : null;
    RetryDecision decision = call.failed(RetryVector.failure(response), left);
    String outcome = decision.outcome().name().toLowerCase(Locale.ROOT);
    String budget = outcome + " " + engine.budgetLeft();
    return decision.delay() == null ? budget : budget + " " + decision.delay().toMillis();
  }
}
