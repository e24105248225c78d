package io.github.modelregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.capability.VersionsRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelQueryTest {

  private static final String SHA = "bc85ce59" + "0123456789abcdef".repeat(3) + "01234567";

  @ParameterizedTest
  @CsvSource({
    "churn*, churn-xgb, true",
    "churn*, churn, true",
    "churn*, Churn, false",
    "*xgb, churn-xgb, true",
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "'?', '\uD83D\uDE00', true",
    "a*b*c, aXbYbZc, true",
    "a*b*c, aXcYb, false",
    "a.c, abc, false",
    "a.c, a.c, true",
    "'[ab]', a, false",
    "'a\\*', 'a\\b', true",
    "'{a,b}', '{a,b}', true",
    "**, anything, true",
    "*a, ba, true",
    "*a, ab, false"
  })
  void namesAreMatchedWhole(String glob, String name, boolean matches) {
    ModelQuery query = ModelQuery.builder().nameMatches(glob).build();

    assertThat(query.matches(Models.model("r", "1", name))).isEqualTo(matches);
  }

  @Test
  @Timeout(10)
  void aPatternThatWouldTakeARegularExpressionAgesIsQuick() {
    ModelQuery query = ModelQuery.builder().nameMatches("*a".repeat(500) + "b").build();

    assertThat(query.matches(Models.model("r", "1", "a".repeat(5_000)))).isFalse();
  }

  @Test
  void statusesAreAlternatives() {
    ModelQuery query =
        ModelQuery.builder().status(ModelStatus.READY, ModelStatus.NO_ARTIFACT).build();

    assertThat(query.matches(with(ModelStatus.READY))).isTrue();
    assertThat(query.matches(with(ModelStatus.NO_ARTIFACT))).isTrue();
    assertThat(query.matches(with(ModelStatus.UNKNOWN))).isFalse();
  }

  @Test
  void deletedModelsComeOnlyWhenAskedFor() {
    RegisteredModel deleted = with(ModelStatus.DELETED);

    assertThat(ModelQuery.all().matches(deleted)).isFalse();
    assertThat(ModelQuery.builder().includeDeleted(true).build().matches(deleted)).isTrue();
    assertThat(ModelQuery.builder().status(ModelStatus.DELETED).build().matches(deleted)).isTrue();
  }

  @Test
  void theTimeOfUpdateCountsElseThatOfCreationElseNone() {
    Instant since = Instant.parse("2026-03-01T08:00:00Z");
    ModelQuery query = ModelQuery.builder().updatedSince(since).build();
    RegisteredModel.Builder model = Models.builder("r", "1");

    assertThat(query.matches(model.build())).isFalse();
    assertThat(query.matches(model.createdAt(since).build())).isTrue();
    assertThat(query.matches(model.updatedAt(since.minusNanos(1)).build())).isFalse();
    assertThat(query.matches(model.createdAt(since.minusSeconds(9)).updatedAt(since).build()))
        .isTrue();
  }

  @Test
  void aDigestIsMatchedWhateverItsCaseAndNeverWhenUnknown() {
    ModelQuery query = ModelQuery.builder().sha256(SHA.toUpperCase(java.util.Locale.ROOT)).build();

    assertThat(query.matches(Models.builder("r", "1").sha256(SHA).build())).isTrue();
    assertThat(query.matches(Models.builder("r", "1").build())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "sha256:0123", "zz"})
  void aTextThatIsNoDigestIsRefused(String hex) {
    assertThatThrownBy(() -> ModelQuery.builder().sha256(hex))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501})
  void aPageSizeOutOfRangeIsRefused(int size) {
    assertThatThrownBy(() -> ModelQuery.builder().pageSize(size))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("1 to 500");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void theSmallestAndTheLargestPageSizeAreAccepted(int size) {
    VersionsRequest versions =
        VersionsRequest.builder(ModelRef.of("r", "1")).pageSize(size).build();

    assertThat(ModelQuery.builder().pageSize(size).build().pageSize()).isEqualTo(size);
    assertThat(versions.pageSize()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501})
  void aPageSizeOfVersionsOutOfRangeIsRefused(int size) {
    assertThatThrownBy(() -> VersionsRequest.builder(ModelRef.of("r", "1")).pageSize(size))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("1 to 500");
  }

  @Test
  void aQueryTellsWhatItWasGiven() {
    ModelQuery query =
        ModelQuery.builder()
            .nameMatches("a*")
            .status(ModelStatus.READY)
            .status(ModelStatus.FAILED)
            .updatedSince(Instant.EPOCH)
            .sha256(SHA)
            .includeDeleted(true)
            .build();

    assertThat(query.namePattern()).isEqualTo("a*");
    assertThat(query.statuses())
        .as("the later replace the earlier")
        .containsExactly(ModelStatus.FAILED);
    assertThat(query.updatedSince()).isEqualTo(Instant.EPOCH);
    assertThat(query.sha256()).isEqualTo(SHA);
    assertThat(query.includesDeleted()).isTrue();
    assertThat(ModelQuery.all().includesDeleted()).isFalse();
  }

  @Test
  void requestsShowWhatIsAskedForAndWhetherTheyContinue() {
    VersionsRequest.Builder versions = VersionsRequest.builder(ModelRef.of("r", "1"));

    assertThat(ModelQuery.builder().nameMatches("a*").build().toString())
        .startsWith("ModelQuery{")
        .contains("a*")
        .endsWith("}")
        .doesNotContain("resumed");
    assertThat(ModelQuery.builder().resumeToken("t").build().toString()).endsWith(",resumed}");
    assertThat(versions.build()).hasToString("VersionsRequest{r:1}");
    assertThat(versions.resumeToken("t").build()).hasToString("VersionsRequest{r:1, resumed}");
    assertThat(versions.build().resumeToken()).isEqualTo("t");
  }

  @Test
  void aCopyHoldsEverything() {
    ModelQuery query =
        ModelQuery.builder()
            .nameMatches("a*")
            .status(List.of(ModelStatus.FAILED))
            .updatedSince(Instant.EPOCH)
            .sha256(SHA)
            .includeDeleted(true)
            .pageSize(7)
            .resumeToken("t")
            .build();
    ModelQuery copy = query.toBuilder().build();

    assertThat(copy).usingRecursiveComparison().isEqualTo(query);
    assertThat(copy.filters()).isEqualTo(query.filters());
    assertThat(copy.pageSize()).isEqualTo(7);
    assertThat(copy.resumeToken()).isEqualTo("t");
  }

  @Test
  void pageSizeAndPlaceAreNoFilters() {
    ModelQuery query = ModelQuery.builder().pageSize(7).resumeToken("t").build();

    assertThat(query.filters()).isEqualTo(ModelQuery.all().filters());
  }

  private static RegisteredModel with(ModelStatus status) {
    return Models.builder("r", "1").status(status).build();
  }
}
