package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.VersionListing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every driver promises whose registries have versions, besides what all promise. */
public abstract class VersionedModelRegistryLaws extends ModelRegistryLaws {

  /** For subclasses. */
  protected VersionedModelRegistryLaws() {}

  /**
   * Makes the server hold exactly one model, with so many versions.
   *
   * @return the model's id
   */
  protected abstract String holdVersions(int count);

  /** Returns a version that looks like the vendor's but that {@link #holdVersions} never makes. */
  protected abstract String unknownVersion();

  @Test
  void everyVersionIsListedOnceTheNewestFirst() {
    ModelRef model = modelWithVersions(3);

    List<ModelVersion> versions = versions().versions(model);

    assertThat(versions).extracting(ModelVersion::version).doesNotHaveDuplicates().hasSize(3);
    assertThat(versions).allSatisfy(each -> assertThat(each.ref().model()).isEqualTo(model));
    List<Instant> times =
        versions.stream().map(ModelVersion::createdAt).filter(Objects::nonNull).toList();
    assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void whatIsListedCanBeGotByItsRef() {
    ModelRef model = modelWithVersions(2);
    VersionListing versions = versions();

    for (ModelVersion listed : versions.versions(model)) {
      ModelVersionRef typed = ModelVersionRef.parse(listed.ref().toString());
      assertThat(versions.version(typed).ref()).isEqualTo(listed.ref());
    }
  }

  @Test
  void latestIsTheFirstOfTheListUnderItsOwnToken() {
    ModelRef model = modelWithVersions(3);
    VersionListing versions = versions();

    ModelVersionRef latest = versions.version(model.latest()).ref();

    assertThat(latest).isEqualTo(versions.versions(model).get(0).ref());
    assertThat(latest.isLatest()).isFalse();
  }

  @Test
  void theModelNamesItsLatestVersion() {
    ModelRef model = modelWithVersions(2);

    ModelVersionRef named = open().get(model).latestVersionRef();

    assertThat(named).isEqualTo(versions().versions(model).get(0).ref());
  }

  @Test
  void anUnknownVersionIsNotFound() {
    ModelRef model = modelWithVersions(1);
    VersionListing versions = versions();

    assertThatThrownBy(() -> versions.version(model.version(unknownVersion())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anUnknownModelHasNoVersionsToFind() {
    modelWithVersions(1);
    VersionListing versions = versions();

    assertThatThrownBy(() -> versions.versions(ref(unknownId())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void versionsOfAnotherRegistryAreRefusedBeforeAnythingIsSent() {
    ModelRef held = modelWithVersions(1);
    VersionListing versions = versions();

    assertThatThrownBy(() -> versions.versions(ModelRef.of("elsewhere", held.id())))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }

  private ModelRef modelWithVersions(int count) {
    return ref(holdVersions(count));
  }

  private VersionListing versions() {
    return open().require(VersionListing.class);
  }
}
