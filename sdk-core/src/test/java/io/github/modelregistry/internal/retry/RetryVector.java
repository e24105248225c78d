package io.github.modelregistry.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.retry.RetrySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One case of a vector file: settings, and a script of responses with what is to follow. */
record RetryVector(String name, Map<String, String> given, List<String> steps) {

  static List<RetryVector> read(String resource) {
    List<RetryVector> vectors = new ArrayList<>();
    Map<String, String> constants = Map.of();
    for (String line : lines(resource)) {
      if (line.startsWith("constants:")) {
        constants = values(line.substring("constants:".length()));
      } else if (line.startsWith("case:")) {
        String name = line.substring("case:".length()).strip();
        vectors.add(new RetryVector(name, new HashMap<>(constants), new ArrayList<>()));
      } else if (line.startsWith("given:")) {
        vectors.get(vectors.size() - 1).given().putAll(values(line.substring("given:".length())));
      } else {
        vectors.get(vectors.size() - 1).steps().add(line);
      }
    }
    return vectors;
  }

  static List<String> lines(String resource) {
    try (InputStream in = RetryVector.class.getResourceAsStream("/retry/" + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> values(String words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words.strip().split(" +", -1)) {
      if (word.contains("=")) {
        values.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      }
    }
    return values;
  }

  RetrySettings settings() {
    RetrySettings.Builder builder = RetrySettings.builder().jitter(() -> 1.0);
    given.forEach((name, value) -> set(builder, name, value));
    return builder.build();
  }

  private static void set(RetrySettings.Builder builder, String name, String value) {
    switch (name) {
      case "attempts" -> builder.maxAttempts(Integer.parseInt(value));
      case "base" -> builder.baseDelay(millis(value));
      case "throttlingBase" -> builder.throttlingBaseDelay(millis(value));
      case "cap" -> builder.maxDelay(millis(value));
      case "budget" -> builder.budget(Integer.parseInt(value));
      case "cost" -> assertThat(RetryCall.COST).isEqualTo(Integer.parseInt(value));
      case "throttlingCost" ->
          assertThat(RetryCall.THROTTLING_COST).isEqualTo(Integer.parseInt(value));
      default -> throw new IllegalArgumentException(name);
    }
  }

  /** Reads the left side of a step, such as {@code 503 asks=60000 left=4000}. */
  static AttemptFailure failure(String response) {
    AttemptFailure failure = AttemptFailure.status(Integer.parseInt(response.split(" ", 2)[0]));
    String asks = values(response).get("asks");
    if (asks != null) {
      failure = failure.withRetryAfter(isNumber(asks) ? millis(asks) : unreadable(asks));
    }
    return response.contains(" throttled") ? failure.asThrottled() : failure;
  }

  static Duration millis(String digits) {
    return Duration.ofMillis(Long.parseLong(digits));
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(Character::isDigit);
  }

  private static Duration unreadable(String text) {
    return RetryAfter.parse(List.of(text), null, Instant.EPOCH);
  }

  @Override
  public String toString() {
    return name;
  }
}
