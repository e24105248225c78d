package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.PagedModels;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The laws of listing. */
abstract class ListLaws extends DriverUnderTest {

  @Test
  void everyModelIsListedOnceInTheVendorsOrder() {
    List<String> held = holdModels(3);

    assertThat(ids(open().models())).isEqualTo(held);
  }

  @Test
  void aListLongerThanAPageIsListedWhole() {
    List<String> held = holdModels(25);

    assertThat(ids(open().models(ModelQuery.builder().pageSize(10).build()))).isEqualTo(held);
  }

  @Test
  void anEmptyRegistryHasAnEmptyList() {
    holdModels(0);

    assertThat(ids(open().models())).isEmpty();
  }

  @Test
  void nothingIsSentBeforeTheFirstModelIsWanted() {
    holdModels(1);
    PagedModels walk = open().models();
    Iterator<RegisteredModel> models = walk.iterator();
    int before = requests();

    assertThat(models.hasNext()).isTrue();
    assertThat(before).isZero();
    assertThat(requests()).isPositive();
  }

  @Test
  void everyModelTellsWhereItLies() {
    holdModels(2);
    ModelRegistry registry = open();

    for (RegisteredModel model : registry.models()) {
      assertThat(model.registry()).isEqualTo(NAME);
      assertThat(model.vendor()).isEqualTo(provider().vendor()).isEqualTo(registry.vendor());
      assertThat(model.name()).isNotEmpty();
      assertThat(ModelRef.parse(model.ref().toString())).isEqualTo(model.ref());
    }
  }

  @Test
  void theVendorsOwnJsonIsKept() {
    holdModels(1);
    RegisteredModel model = open().models().iterator().next();

    String json = Objects.requireNonNull(model.rawJson());

    assertThat(JsonValue.parse(json).isObject()).isTrue();
  }

  @Test
  void aNameFilterLetsMatchingNamesThrough() {
    holdModels(3);
    ModelRegistry registry = open();
    RegisteredModel wanted = registry.models().stream().toList().get(1);

    PagedModels found = registry.models(ModelQuery.builder().nameMatches(wanted.name()).build());

    assertThat(ids(found)).containsExactly(wanted.id());
  }

  @Test
  void aResumeTokenContinuesBehindTheLastModelGiven() {
    List<String> held = holdModels(5);
    ModelRegistry registry = open();
    ModelQuery query = ModelQuery.builder().pageSize(2).build();
    PagedModels first = registry.models(query);
    Iterator<RegisteredModel> models = first.iterator();
    models.next();
    models.next();
    models.next();

    ModelQuery resumed = query.toBuilder().resumeToken(first.resumeToken()).build();

    assertThat(ids(registry.models(resumed))).isEqualTo(held.subList(3, 5));
  }

  @Test
  void aResumeTokenOfOtherFiltersIsRefusedBeforeAnythingIsSent() {
    holdModels(1);
    ModelRegistry registry = open();
    String token = registry.models().resumeToken();
    ModelQuery other = ModelQuery.builder().nameMatches("other").resumeToken(token).build();

    assertThatThrownBy(() -> registry.models(other)).isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }
}
