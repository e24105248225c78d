package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.VersionsRequest;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
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

  /** One law, given a registry of the driver. */
  private interface Law {
    void apply(ModelRegistry registry) throws Exception;
  }

  private static void isCaught(ToyLaws laws, Law law) {
    assertThatThrownBy(() -> law.apply(laws.open())).isInstanceOf(AssertionError.class);
  }

  @Test
  void aDriverThatBreaksNothingIsNotCaught() {
    ToyLaws sound = laws(breaking("nothing", (registry, arguments) -> registry));

    assertThatCode(() -> sound.aListLongerThanAPageIsListedWhole(sound.open()))
        .doesNotThrowAnyException();
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
                  return query.list(
                      registry.name(),
                      cursor ->
                          Page.last(registry.models().stream().limit(query.pageSize()).toList()));
                }));

    isCaught(broken, broken::aListLongerThanAPageIsListedWhole);
  }

  @Test
  void aDriverThatAsksTooEarlyIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "models",
                (registry, arguments) -> listed(registry, registry.models().stream().toList())));

    isCaught(broken, broken::nothingIsSentBeforeTheFirstModelIsWanted);
  }

  @Test
  void aDriverThatTakesForeignRefsIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "get",
                (registry, arguments) ->
                    registry.get(ModelRef.of(registry.name(), ((ModelRef) arguments[0]).id()))));

    isCaught(broken, broken::aRefOfAnotherRegistryIsRefusedBeforeAnythingIsSent);
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

    isCaught(broken, broken::onlyTheExactNameIsFound);
  }

  @Test
  void aDriverThatSwallowsFailuresIsCaught() {
    ToyLaws broken = laws(breaking("models", (registry, arguments) -> listed(registry, List.of())));

    isCaught(broken, broken::refusedCredentialsAreAnAuthenticationFailure);
  }

  @Test
  void aDriverThatCannotBeClosedIsCaught() {
    ToyLaws broken = laws(breaking("close", (registry, arguments) -> registry));

    isCaught(broken, broken::closedTwiceIsClosedAndThenNothingIsSent);
  }

  @Test
  void aDriverThatKeepsItsNameIsCaught() {
    ToyLaws broken = laws(breaking("withName", (registry, arguments) -> registry));

    isCaught(broken, broken::underAnotherNameItsRefsBeginWithThat);
  }

  @Test
  void aDriverThatLosesTheRowBehindAFullPageIsCaught() {
    ToyLaws broken =
        laws(
            breaking(
                "models",
                (registry, arguments) -> {
                  ModelQuery query =
                      arguments == null ? ModelQuery.all() : (ModelQuery) arguments[0];
                  List<RegisteredModel> all = registry.models().stream().toList();
                  int whole = all.size() - all.size() % query.pageSize();
                  return listed(registry, whole == 0 ? all : all.subList(0, whole));
                }));

    isCaught(
        broken, registry -> broken.aListThatEndsNearAPageBoundaryGivesEachModelOnce(11, registry));
  }

  @Test
  void aDriverThatStatesNoVersionsThoughItHasThemIsCaught() {
    ToyLaws forgetful =
        new ToyLaws(UnaryOperator.identity()) {
          @Override
          public ModelRegistryProvider provider() {
            return new ToyProvider(new ToyServer(), UnaryOperator.identity()) {
              @Override
              public CapabilitySet<?> capabilities() {
                return CapabilitySet.of(ToyRegistry.class);
              }
            };
          }
        };

    isCaught(forgetful, any -> forgetful.aDriverIsTestedForExactlyTheCapabilitiesThatItHas());
    isCaught(forgetful, forgetful::aRegistryHasTheCapabilitiesOfItsProvider);
  }

  @Test
  void aDriverThatListsOldVersionsFirstIsCaught() {
    ToyLaws broken = withVersions((real, request) -> reversed(real.versions(request), request));

    isCaught(broken, broken::everyVersionIsListedOnceTheNewestFirst);
    isCaught(broken, broken::latestIsTheFirstOfTheListUnderItsOwnToken);
  }

  @Test
  void aDriverThatGivesOnlyOnePageOfVersionsIsCaught() {
    ToyLaws broken =
        withVersions(
            (real, request) ->
                request.list(
                    cursor ->
                        Page.last(
                            real.versions(request.model()).stream()
                                .limit(request.pageSize())
                                .toList())));

    isCaught(broken, registry -> broken.thePageSizeChangesNothingInTheList(3, registry));
  }

  @Test
  void aDriverThatMakesEmptyListsOfUnknownModelsIsCaught() {
    ToyLaws broken = withVersions((real, request) -> request.list(any -> Page.last(List.of())));

    isCaught(broken, broken::theVersionsOfAnUnknownModelAreNotFound);
  }

  private static PagedResult<ModelVersion> reversed(
      PagedResult<ModelVersion> versions, VersionsRequest request) {
    List<ModelVersion> oldestFirst = new ArrayList<>(versions.stream().toList());
    Collections.reverse(oldestFirst);
    return request.list(cursor -> Page.last(oldestFirst));
  }

  private static PagedResult<RegisteredModel> listed(
      ModelRegistry registry, List<RegisteredModel> models) {
    return ModelQuery.all().list(registry.name(), cursor -> Page.last(models));
  }

  /** The laws of a driver whose lists of versions are wrong. */
  private static ToyLaws withVersions(
      BiFunction<VersionListing, VersionsRequest, PagedResult<ModelVersion>> wrong) {
    return laws(
        breaking(
            "require",
            (registry, arguments) -> {
              VersionListing real = registry.require(VersionListing.class);
              return new VersionListing() {
                @Override
                public PagedResult<ModelVersion> versions(VersionsRequest request) {
                  return wrong.apply(real, request);
                }

                @Override
                public ModelVersion version(ModelVersionRef version) {
                  return real.version(version);
                }
              };
            }));
  }
}
