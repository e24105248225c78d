package io.github.modelregistry.registry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Federated lists that are resumed, and those that cannot start. */
@Timeout(60)
class FederatedResumeTest {

  private static ModelRegistry fine(String name, int models) {
    return new ScriptedRegistry(name, cursor -> Page.last(Models.some(name, models)));
  }

  private static ModelRegistries of(ModelRegistry... registries) {
    ModelRegistries.Builder builder = ModelRegistries.builder();
    List.of(registries).forEach(builder::add);
    return builder.build();
  }

  @Test
  void fromAnyPlaceTheTokenGivesTheRest() {
    List<String> all = List.of("a1", "a2", "a3", "b1", "c1", "c2");
    ModelRegistries registries = of(fine("a", 3), fine("b", 1), fine("c", 2));

    for (int given = 0; given <= all.size(); given++) {
      try (FederatedModels models = registries.models()) {
        Iterator<RegisteredModel> iterator = models.iterator();
        for (int i = 0; i < given; i++) {
          iterator.next();
        }
        String token = models.resumeToken();
        FederatedModels rest = registries.models(ModelQuery.builder().resumeToken(token).build());
        assertThat(Models.ids(rest))
            .as("after %d", given)
            .isEqualTo(all.subList(given, all.size()));
      }
    }
  }

  @Test
  void aRegistryThatFailsAtOnceAfterResumingKeepsItsPlace() {
    AtomicInteger left = new AtomicInteger(1);
    ModelRegistry unsteady =
        new ScriptedRegistry(
            "a",
            cursor -> {
              if (left.get() == 0) {
                throw new TransportException("listModels", "connection refused", 1, false, null);
              }
              return cursor == null
                  ? Page.of(
                      List.of(Models.model("a", "a1", "n"), Models.model("a", "a2", "n")), "2")
                  : Page.last(List.of(Models.model("a", "a3", "n")));
            });
    ModelRegistries registries = of(unsteady, fine("b", 1));
    String token;
    try (FederatedModels models = registries.models()) {
      models.iterator().next();
      token = models.resumeToken();
    }
    left.set(0);
    FederatedModels failing = registries.models(ModelQuery.builder().resumeToken(token).build());
    PartialResultException partial =
        catchThrowableOfType(PartialResultException.class, () -> failing.forEach(model -> {}));
    left.set(1);

    assertThat(partial.failures()).singleElement().returns(0L, RegistryFailure::modelsGiven);
    FederatedModels rest =
        registries.models(ModelQuery.builder().resumeToken(partial.resumeToken()).build());
    assertThat(Models.ids(rest)).containsExactly("a2", "a3");
  }

  @Test
  void aTokenThatDoesNotFitIsRefusedAtOnce() {
    ModelRegistries both = of(fine("a", 1), fine("b", 1));
    String token = both.models().resumeToken();
    String ofOne = fine("a", 1).models().resumeToken();
    ModelQuery.Builder query = ModelQuery.builder().resumeToken(token);

    assertThatThrownBy(() -> of(fine("a", 1)).models(query.build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'b'");
    assertThatThrownBy(() -> both.models(query.nameMatches("x*").build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("other filters");
    assertThatThrownBy(() -> both.models(ModelQuery.builder().resumeToken(ofOne).build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("one registry's list");
  }

  @Test
  void anExecutorThatRefusesWorkIsAFailureOfEachRegistry() {
    ModelRegistries registries =
        ModelRegistries.builder()
            .add(fine("a", 1))
            .executor(
                task -> {
                  throw new RejectedExecutionException("shut down");
                })
            .build();

    assertThatThrownBy(() -> registries.models().forEach(model -> {}))
        .isInstanceOf(PartialResultException.class)
        .hasMessageContaining("a")
        .satisfies(
            partial ->
                assertThat(partial.getSuppressed()[0])
                    .isInstanceOf(RejectedExecutionException.class));
  }
}
