package io.github.modelregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Measured FLOOR = new Measured("DecodeModels 1000", "floor", 10, 5e6);
  private static final Measured STOCK =
      new Measured("DecodeModels 1000", "stockOkHttpGson", 40, 20e6);

  @Test
  void ratiosAreToTheFloorOfTheSameWork() {
    Measured otherFloor = new Measured("CallModels 1000", "floor", 1, 1);
    Measured ours = new Measured("DecodeModels 1000", "ours", 12, 6e6);

    String table = new Comparison(List.of(otherFloor, FLOOR, ours)).table();

    assertThat(table).contains("| DecodeModels 1000 | ours | 6.00 | 1.20 | 1.20 |");
  }

  @Test
  void withoutAFloorThereIsNoRatio() {
    assertThat(new Comparison(List.of(STOCK)).table())
        .contains("| DecodeModels 1000 | stockOkHttpGson | 20.00 | – | – |");
  }

  @Test
  void aThirdOfTheStockClientsBytesBreaksTheRunWhenItIsPassed() {
    Measured tooMuch = new Measured("DecodeModels 1000", "ours", 12, 7e6);

    assertThat(new Comparison(List.of(FLOOR, tooMuch, STOCK)).promises())
        .filteredOn(Promise::isBroken)
        .extracting(Promise::what)
        .containsExactly("decode: bytes / stock okhttp-gson");
  }

  @Test
  void aTimeThatIsMissedIsToldAndBreaksNothing() {
    Measured slow = new Measured("DecodeModels 1000", "ours", 13, 6e6);

    assertThat(new Comparison(List.of(FLOOR, slow, STOCK)).promises())
        .filteredOn(promise -> !promise.isKept())
        .singleElement()
        .satisfies(missed -> assertThat(missed.isBroken()).isFalse())
        .hasToString("MISSED decode: time / floor = 1.30, limit 1.25");
  }

  @Test
  void whatWasNotMeasuredIsNeitherKeptNorMissed() {
    assertThat(new Comparison(List.of(FLOOR)).promises()).isEmpty();
  }
}
