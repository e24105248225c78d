package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver against a server that pages, lies and looks models up. */
class SandboxTest extends SandboxTestCase {

  private ModelRegistry registry = null;

  @BeforeEach
  void view() {
    registry = client.registry();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 40, 90, 129, 130, 131, 1_000_000})
  void everyModelComesOnceFromAServerWithSmallPagesAndAFalseTotal(long total) {
    server.addModels(130);
    server.capPagesAt(40);
    if (total >= 0) {
      server.reportWrongTotal(total);
    }

    List<String> ids = new ArrayList<>();
    registry.models().forEach(model -> ids.add(model.id()));

    assertThat(ids).hasSize(130);
    assertThat(new HashSet<>(ids)).hasSize(130);
    assertThat(server.server().getAllServeEvents())
        .allSatisfy(event -> assertThat(event.getRequest().getUrl()).contains("limit=100"));
  }

  @Test
  void aServerThatOverlooksTheOffsetEndsTheWalk() {
    server.addModels(130);
    server.ignoreOffset();

    assertThat(registry.models()).hasSize(100);
    assertThat(server.server().getAllServeEvents()).hasSizeLessThan(5);
  }

  @Test
  void aWalkIsResumedBehindTheLastModelThatWasGiven() {
    server.addModels(25);
    ModelQuery query = ModelQuery.builder().pageSize(10).build();
    List<String> ids = new ArrayList<>();
    String token;
    try (PagedResult<RegisteredModel> walk = registry.models(query)) {
      Iterator<RegisteredModel> models = walk.iterator();
      for (int i = 0; i < 13; i++) {
        ids.add(models.next().id());
      }
      token = walk.resumeToken();
    }

    registry
        .models(query.toBuilder().resumeToken(token).build())
        .forEach(model -> ids.add(model.id()));

    assertThat(ids).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aNameIsFoundExactlyThoughTheServerMatchesInPart() {
    server.addModel("churn");
    server.addModel("churn-weekly");
    server.matchNamesInPart();

    assertThat(registry.findByName("churn"))
        .extracting(RegisteredModel::name)
        .containsExactly("churn");
    assertThat(registry.findByName("chur")).isEmpty();
    assertThat(server.server().getAllServeEvents())
        .allSatisfy(event -> assertThat(event.getRequest().getUrl()).contains("name=chur"));
  }

  @Test
  void aModelIsFoundByItsQualifiedNameToo() {
    String id = server.addModel("churn");
    RegisteredModel byId = registry.get(ModelRef.of("truefoundry", id));

    RegisteredModel byName =
        registry.get(ModelRef.of("truefoundry", String.valueOf(byId.qualifiedName())));

    assertThat(byName).isEqualTo(byId);
    assertThatThrownBy(() -> registry.get(ModelRef.of("truefoundry", "model:acme/none/none")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("model:acme/none/none");
  }

  @Test
  void aVersionIsFoundByNumberAliasAndIdAndTheNewestByItsWord() {
    String id = server.addModel("churn");
    server.addVersion(id);
    server.addVersion(id);
    ModelRef model = ModelRef.of("truefoundry", id);
    VersionListing versions = registry.require(VersionListing.class);
    List<ModelVersion> all = versions.versions(model).stream().toList();
    String firstId = String.valueOf(all.get(1).vendorId());
    server.patchVersion(firstId, "{\"version_alias\":\"v1-prod\"}");

    assertThat(all).extracting(ModelVersion::version).containsExactly("2", "1");
    assertThat(versions.version(model.version("1")).vendorId()).isEqualTo(firstId);
    assertThat(versions.version(model.version("v1-prod")).version()).isEqualTo("1");
    assertThat(versions.version(model.version(firstId)).version()).isEqualTo("1");
    assertThat(versions.version(model.latest()).ref()).isEqualTo(model.version("2"));
    assertThatThrownBy(() -> versions.version(model.version("3")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("3");
  }

  @Test
  void aModelWithoutVersionsHasNoLatest() {
    ModelRef model = ModelRef.of("truefoundry", server.addModel("bare"));
    VersionListing versions = registry.require(VersionListing.class);

    assertThat(versions.versions(model).stream().toList()).isEmpty();
    assertThatThrownBy(() -> versions.version(model.latest()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void versionsOfManyPagesComeTheNewestFirst() {
    String id = server.addModel("many");
    for (int i = 0; i < 45; i++) {
      server.addVersion(id);
    }
    server.capPagesAt(20);

    List<ModelVersion> versions =
        registry.require(VersionListing.class).versions(ModelRef.of("truefoundry", id)).stream()
            .toList();

    assertThat(versions).hasSize(45);
    assertThat(versions.get(0).version()).isEqualTo("45");
    assertThat(versions.get(44).version()).isEqualTo("1");
  }

  @Test
  void theNewerGenerationOfTheApiIsAskedWhenChosen() {
    server.addModels(1);
    server.stopServing("ml");
    try (TrueFoundryClient newer =
        TrueFoundryClient.builder()
            .host(server.baseUrl() + "/")
            .apiKey(server.token())
            .service(TrueFoundryService.SVC)
            .build()) {
      assertThat(newer.registry().models()).hasSize(1);
    }

    assertThat(server.server().getAllServeEvents())
        .allSatisfy(
            event -> assertThat(event.getRequest().getUrl()).startsWith("/api/svc/v1/models?"));
    assertThatThrownBy(() -> registry.checkHealth()).isInstanceOf(NotFoundException.class);
  }

  @Test
  void theClientIsUnwrappedAndOutlivesItsRegistry() {
    assertThat(registry.unwrap(TrueFoundryClient.class)).containsSame(client);

    registry.close();

    assertThat(registry.checkHealth().endpoint()).hasToString(client.baseUrl() + "/models");
  }
}
