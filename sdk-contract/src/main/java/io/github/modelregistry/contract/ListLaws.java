package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of listing. */
public interface ListLaws extends DriverUnderTest {

  @Test
  default void everyModelIsListedOnceInTheVendorsOrder(ModelRegistry registry) {
    List<String> held = holdModels(3);

    assertThat(ids(registry.models())).isEqualTo(held);
  }

  @Test
  default void aListLongerThanAPageIsListedWhole(ModelRegistry registry) {
    List<String> held = holdModels(25);

    assertThat(ids(registry.models(ModelQuery.builder().pageSize(10).build()))).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11, 20, 21})
  default void aListThatEndsNearAPageBoundaryGivesEachModelOnce(int count, ModelRegistry registry) {
    List<String> held = holdModels(count);

    assertThat(ids(registry.models(ModelQuery.builder().pageSize(10).build()))).isEqualTo(held);
  }

  @Test
  default void anEmptyRegistryHasAnEmptyList(ModelRegistry registry) {
    holdModels(0);

    assertThat(ids(registry.models())).isEmpty();
  }

  @Test
  default void nothingIsSentBeforeTheFirstModelIsWanted(ModelRegistry registry) {
    holdModels(1);
    PagedResult<RegisteredModel> list = registry.models();
    Iterator<RegisteredModel> models = list.iterator();
    int before = requests();

    assertThat(models.hasNext()).isTrue();
    assertThat(before).isZero();
    assertThat(requests()).isPositive();
  }

  @Test
  default void everyModelTellsWhereItLies(ModelRegistry registry) {
    holdModels(2);

    for (RegisteredModel model : registry.models()) {
      assertThat(model.registry()).isEqualTo(NAME);
      assertThat(model.vendor()).isEqualTo(provider().vendor()).isEqualTo(registry.vendor());
      assertThat(model.name()).isNotEmpty();
      assertThat(ModelRef.parse(model.ref().toString())).isEqualTo(model.ref());
    }
  }

  @Test
  default void theVendorsOwnJsonIsKept(ModelRegistry registry) {
    holdModels(1);
    RegisteredModel model = registry.models().iterator().next();

    String json = Objects.requireNonNull(model.rawJson());

    assertThat(JsonValue.parse(json).isObject()).isTrue();
  }

  @Test
  default void aNameFilterLetsMatchingNamesThrough(ModelRegistry registry) {
    holdModels(3);
    RegisteredModel wanted = registry.models().stream().toList().get(1);

    PagedResult<RegisteredModel> found =
        registry.models(ModelQuery.builder().nameMatches(wanted.name()).build());

    assertThat(ids(found)).containsExactly(wanted.id());
  }

  @Test
  default void aResumeTokenContinuesBehindTheLastModelGiven(ModelRegistry registry) {
    List<String> held = holdModels(5);
    ModelQuery query = ModelQuery.builder().pageSize(2).build();
    PagedResult<RegisteredModel> first = registry.models(query);
    Iterator<RegisteredModel> models = first.iterator();
    models.next();
    models.next();
    models.next();

    ModelQuery resumed = query.toBuilder().resumeToken(first.resumeToken()).build();

    assertThat(ids(registry.models(resumed))).isEqualTo(held.subList(3, 5));
  }

  @Test
  default void aResumeTokenOfOtherFiltersIsRefusedBeforeAnythingIsSent(ModelRegistry registry) {
    holdModels(1);
    String token = registry.models().resumeToken();
    ModelQuery other = ModelQuery.builder().nameMatches("other").resumeToken(token).build();

    assertThatThrownBy(() -> registry.models(other)).isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }
}
