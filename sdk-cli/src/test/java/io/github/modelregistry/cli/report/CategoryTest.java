package io.github.modelregistry.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.ModelStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CategoryTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, Below 1 MB",
    "999999, Below 1 MB",
    "1000000, 1 to 100 MB",
    "100000000, 100 MB to 1 GB",
    "1000000000, 1 to 10 GB",
    "9999999999, 1 to 10 GB",
    "10000000000, 10 GB and more",
    ", Unknown",
  })
  void sizesHaveTheirCategories(Long bytes, String label) {
    assertThat(Category.ofSize(bytes).label()).isEqualTo(label);
    assertThat(Category.SIZES).contains(Category.ofSize(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "-3, Below 7 days",
    "6, Below 7 days",
    "7, 7 to 29 days",
    "30, 30 to 89 days",
    "90, 90 to 364 days",
    "364, 90 to 364 days",
    "365, A year and more",
  })
  void agesHaveTheirCategories(int days, String label) {
    Category category = Category.ofAge(NOW.minus(Duration.ofDays(days)), NOW);

    assertThat(category.label()).isEqualTo(label);
    assertThat(Category.AGES).contains(category);
  }

  @Test
  void aTimeThatIsNotKnownIsUnknown() {
    assertThat(Category.ofAge(null, NOW).label()).isEqualTo("Unknown");
  }

  @ParameterizedTest
  @EnumSource
  void eachStatusHasALabelAndAColour(ModelStatus status) {
    Category category = Category.ofStatus(status);

    assertThat(category.label()).matches("[A-Z][a-z ]+");
    assertThat(Html.resource("colors.css")).contains("." + category.style() + " { --color:");
  }
}
