package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.VersionsRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The laws of {@link VersionListing}; the test class of a driver with this capability implements
 * them.
 */
public interface VersionListingLaws extends DriverUnderTest {

  /**
   * Makes the server hold exactly one model, with this number of versions.
   *
   * @return the model's id
   */
  String holdVersions(int count);

  /** Returns a version that looks like the vendor's but that {@link #holdVersions} never makes. */
  String unknownVersion();

  @Test
  default void everyVersionIsListedOnceTheNewestFirst(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(3));

    List<ModelVersion> versions = list(registry, model);

    assertThat(versions).extracting(ModelVersion::version).doesNotHaveDuplicates().hasSize(3);
    assertThat(versions).allSatisfy(each -> assertThat(each.ref().model()).isEqualTo(model));
    List<Instant> times =
        versions.stream().map(ModelVersion::createdAt).filter(Objects::nonNull).toList();
    assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  default void thePageSizeChangesNothingInTheList(int pageSize, ModelRegistry registry) {
    ModelRef model = ref(holdVersions(4));
    List<ModelVersion> expected = list(registry, model);

    VersionsRequest request = VersionsRequest.builder(model).pageSize(pageSize).build();

    assertThat(registry.require(VersionListing.class).versions(request))
        .extracting(ModelVersion::ref)
        .isEqualTo(expected.stream().map(ModelVersion::ref).toList());
  }

  @Test
  default void aResumeTokenContinuesBehindTheLastVersionGiven(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(4));
    VersionListing listing = registry.require(VersionListing.class);
    PagedResult<ModelVersion> first =
        listing.versions(VersionsRequest.builder(model).pageSize(3).build());
    Iterator<ModelVersion> versions = first.iterator();
    versions.next();
    ModelVersion second = versions.next();

    VersionsRequest rest =
        VersionsRequest.builder(model).pageSize(3).resumeToken(first.resumeToken()).build();

    List<ModelVersion> all = list(registry, model);
    assertThat(listing.versions(rest))
        .extracting(ModelVersion::ref)
        .isEqualTo(all.stream().map(ModelVersion::ref).toList().subList(2, 4))
        .doesNotContain(second.ref());
  }

  @Test
  default void nothingIsSentBeforeTheFirstVersionIsWanted(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(1));
    Iterator<ModelVersion> versions =
        registry.require(VersionListing.class).versions(model).iterator();
    int before = requests();

    assertThat(versions.hasNext()).isTrue();
    assertThat(before).isZero();
    assertThat(requests()).isPositive();
  }

  @Test
  default void whatIsListedCanBeGotByItsRef(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(2));

    for (ModelVersion listed : list(registry, model)) {
      ModelVersionRef typed = ModelVersionRef.parse(listed.ref().toString());
      assertThat(registry.require(VersionListing.class).version(typed).ref())
          .isEqualTo(listed.ref());
    }
  }

  @Test
  default void latestIsTheFirstOfTheListUnderItsOwnToken(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(3));

    ModelVersionRef latest = registry.require(VersionListing.class).version(model.latest()).ref();

    assertThat(latest).isEqualTo(list(registry, model).get(0).ref());
    assertThat(latest.isLatest()).isFalse();
  }

  @Test
  default void theModelNamesItsLatestVersion(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(2));

    ModelVersionRef named = registry.get(model).latestVersionRef();

    assertThat(named).isEqualTo(list(registry, model).get(0).ref());
  }

  @Test
  default void anUnknownVersionIsNotFound(ModelRegistry registry) {
    ModelRef model = ref(holdVersions(1));
    VersionListing listing = registry.require(VersionListing.class);

    assertThatThrownBy(() -> listing.version(model.version(unknownVersion())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void theVersionsOfAnUnknownModelAreNotFound(ModelRegistry registry) {
    holdVersions(1);

    assertThatThrownBy(() -> list(registry, ref(unknownId())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void versionsOfAnotherRegistryAreRefusedBeforeAnythingIsSent(ModelRegistry registry) {
    ModelRef elsewhere = ModelRef.of("elsewhere", holdVersions(1));
    VersionListing listing = registry.require(VersionListing.class);

    assertThatThrownBy(() -> listing.versions(elsewhere))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }

  private static List<ModelVersion> list(ModelRegistry registry, ModelRef model) {
    return registry.require(VersionListing.class).versions(model).stream().toList();
  }
}
