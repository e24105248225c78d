package io.github.modelregistry.wallaroo;

import static io.github.modelregistry.wallaroo.FakeWallaroo.GET_BY_ID;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST_VERSIONS_FOR_MODEL;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A single model is read by its id and name, or found in the list of its workspace. */
class ModelLookupTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final ModelRef CHURN = ModelRef.of("wallaroo", "702");

  private final Row churn = Row.of(702, "churn").version(4099).version(4107);

  @BeforeEach
  void aModelAmongOthers() {
    Answers.of(WALLAROO).workspace(31, "risk", List.of(Row.of(690, "other"), churn)).stub();
    WALLAROO.answer(
        GET_BY_ID,
        "{\"id\":702,\"owner_id\":\"\",\"workspace_id\":31,\"name\":\"churn\",\"model_config\":null}");
    WALLAROO.answer(LIST_VERSIONS_FOR_MODEL, "{\"models\":[" + churn.json(31) + "]}");
  }

  @Test
  void theListOfTheWorkspaceIsNotNeeded() {
    RegisteredModel model = registry().get(CHURN);

    assertThat(model.name()).isEqualTo("churn");
    assertThat(model.namespace()).isEqualTo("risk");
    assertThat(model.latestVersion()).isEqualTo("4107");
    assertThat(WALLAROO.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly(WORKSPACES, GET_BY_ID, LIST_VERSIONS_FOR_MODEL);
    assertThat(WALLAROO.requests(GET_BY_ID).get(0).getBodyAsString()).isEqualTo("{\"id\":702}");
    assertThat(WALLAROO.requests(LIST_VERSIONS_FOR_MODEL).get(0).getBodyAsString())
        .isEqualTo("{\"model_id\":\"churn\",\"workspace_id\":31}");
  }

  @Test
  void versionsComeFromTheSameRoute() {
    assertThat(registry().require(VersionListing.class).versions(CHURN))
        .extracting(ModelVersion::version)
        .containsExactly("4107", "4099");
    assertThat(WALLAROO.requests(LIST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {GET_BY_ID, LIST_VERSIONS_FOR_MODEL})
  void aRouteThatTheServerLacksIsTriedOnceAndTheListCounts(String missing) {
    WALLAROO.lacks(missing);
    ModelRegistry registry = registry();

    assertThat(registry.get(CHURN).name()).isEqualTo("churn");
    assertThat(registry.get(CHURN).name()).isEqualTo("churn");

    assertThat(WALLAROO.requests(missing)).hasSize(1);
    assertThat(WALLAROO.requests(LIST)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void aRouteThatDoesNotShowTheModelIsTriedAgain(int status) {
    WALLAROO.answer(
        GET_BY_ID, status, "{\"msg\":\"The provided model id was not found.\",\"code\":400}");
    ModelRegistry registry = registry();

    assertThat(registry.get(CHURN).name()).isEqualTo("churn");
    assertThat(registry.get(CHURN).name()).isEqualTo("churn");

    assertThat(WALLAROO.requests(GET_BY_ID)).hasSize(2);
    assertThat(WALLAROO.requests(LIST)).hasSize(2);
  }

  @Test
  void aPageOfAGatewayInPlaceOfTheModelIsNoModel() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.answer(GET_BY_ID, FakeWallaroo.document(200, "text/html", "<html>Wallaroo</html>"));

    assertThat(registry().get(CHURN).latestVersion()).isEqualTo("4107");
    assertThat(WALLAROO.requests(LIST)).hasSize(1);
  }

  @Test
  void anotherModelOfTheNameIsNotTakenForIt() {
    Row stranger = Row.of(1140, "churn").version(1137);
    WALLAROO.answer(LIST_VERSIONS_FOR_MODEL, "{\"models\":[" + stranger.json(31) + "]}");

    assertThat(registry().get(CHURN).latestVersion()).isEqualTo("4107");
    assertThat(WALLAROO.requests(LIST)).hasSize(1);
  }

  private static ModelRegistry registry() {
    return WALLAROO.client().registry();
  }
}
