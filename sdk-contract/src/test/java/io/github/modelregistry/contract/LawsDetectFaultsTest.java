package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.PagedModels;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Drivers that break a law are caught by it. */
class LawsDetectFaultsTest {

  /** Replaces what one method of a registry does. */
  private static UnaryOperator<ModelRegistry> breaking(
      String method, BiFunction<ModelRegistry, Object[], Object> wrong) {
    return registry ->
        (ModelRegistry)
            Proxy.newProxyInstance(
                ModelRegistry.class.getClassLoader(),
                new Class<?>[] {ModelRegistry.class},
                (proxy, called, arguments) -> {
                  if (called.getName().equals(method)) {
                    return wrong.apply(registry, arguments);
                  }
                  try {
                    return called.invoke(registry, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  private static ToyLaws laws(UnaryOperator<ModelRegistry> fault) {
    return new ToyLaws(fault) {};
  }

  private static void isCaught(ThrowingCallable law) {
    assertThatThrownBy(law).isInstanceOf(AssertionError.class);
  }

  @Test
  void aDriverThatBreaksNothingIsNotCaught() {
    ToyLaws sound = laws(breaking("nothing", (registry, arguments) -> registry));

    assertThatCode(sound::aListLongerThanAPageIsListedWhole).doesNotThrowAnyException();
  }

  @Test
  void aDriverThatGivesOnlyTheFirstPageIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "models",
                (registry, arguments) -> {
                  ModelQuery query =
                      arguments == null ? ModelQuery.all() : (ModelQuery) arguments[0];
                  return PagedModels.of(
                      registry.name(),
                      query,
                      registry.models().stream().limit(query.pageSize()).toList());
                }));

    isCaught(broken::aListLongerThanAPageIsListedWhole);
  }

  @Test
  void aDriverThatAsksTooEarlyIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "models",
                (registry, arguments) ->
                    PagedModels.of(
                        registry.name(), ModelQuery.all(), registry.models().stream().toList())));

    isCaught(broken::nothingIsSentBeforeTheFirstModelIsWanted);
  }

  @Test
  void aDriverThatTakesForeignRefsIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "get",
                (registry, arguments) ->
                    registry.get(ModelRef.of(registry.name(), ((ModelRef) arguments[0]).id()))));

    isCaught(broken::aRefOfAnotherRegistryIsRefusedBeforeAnythingIsSent);
  }

  @Test
  void aDriverThatFindsByPrefixIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "findByName",
                (registry, arguments) ->
                    registry.models().stream()
                        .filter(model -> model.name().startsWith((String) arguments[0]))
                        .toList()));

    isCaught(broken::onlyTheExactNameIsFound);
  }

  @Test
  void aDriverThatSwallowsFailuresIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "models",
                (registry, arguments) ->
                    PagedModels.of(registry.name(), ModelQuery.all(), List.of())));

    isCaught(broken::refusedCredentialsAreAnAuthenticationFailure);
  }

  @Test
  void aDriverThatCannotBeClosedIsCaught() {
    ToyLaws broken = laws(breaking("close", (registry, arguments) -> registry));

    isCaught(broken::closedTwiceIsClosedAndThenNothingIsSent);
  }

  @Test
  void aDriverThatKeepsItsNameIsCaught() {
    ToyLaws broken = laws(breaking("withName", (registry, arguments) -> registry));

    isCaught(broken::underAnotherNameItsRefsBeginWithThat);
  }

  @Test
  void aDriverThatTellsOfNoVersionsThoughItHasThemIsCaught() {
    ToyLaws forgetful =
        new ToyLaws(UnaryOperator.identity()) {
          @Override
          protected ModelRegistryProvider provider() {
            return new ToyProvider(new ToyServer(), UnaryOperator.identity()) {
              @Override
              public Set<Class<? extends Capability>> capabilities() {
                return Set.of();
              }
            };
          }
        };

    isCaught(forgetful::aDriverWithVersionsIsHeldToTheirLawsToo);
  }
}
