package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.sensei.Shelf.Paging;
import io.github.modelregistry.sensei.model.Engine;
import io.github.modelregistry.sensei.model.Experiment;
import io.github.modelregistry.sensei.model.ExperimentRun;
import io.github.modelregistry.sensei.model.Insight;
import io.github.modelregistry.sensei.model.MlInstance;
import io.github.modelregistry.sensei.model.MlService;
import io.github.modelregistry.sensei.model.ModelTranscoding;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ScriptedServer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list is walked whole, whichever of the documented ways the server pages in. */
class PagingTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final List<String> SIX = IntStream.range(0, 6).mapToObj(i -> "m-" + i).toList();
  private static final ModelQuery BY_TWO = ModelQuery.builder().pageSize(2).build();

  @Test
  void anOpaqueCursorGoesBackAsItCame() {
    Shelf.of(SENSEI).models(SIX).paging(Paging.CURSOR).stub();

    assertThat(list(BY_TWO)).isEqualTo(SIX);

    assertThat(targets())
        .containsExactly(
            "/data/sensei/models?limit=2&orderby=created",
            "/data/sensei/models?start=behind%2Fm-1%3D&limit=2&orderby=created",
            "/data/sensei/models?start=behind%2Fm-3%3D&limit=2&orderby=created");
  }

  @Test
  void aLinkOnAForeignHostGivesItsStartAndIsNeverCalled() {
    try (ScriptedServer foreign = ScriptedServer.start()) {
      Shelf.of(SENSEI).models(SIX).linkingTo(foreign.uri().toString()).stub();

      assertThat(list(BY_TWO)).isEqualTo(SIX);

      assertThat(foreign.connections()).as("the foreign host").isZero();
      assertThat(foreign.requests()).isEmpty();
      assertThat(targets())
          .containsExactly(
              "/data/sensei/models?limit=2&orderby=created",
              "/data/sensei/models?start=behind%2Fm-1%3D&limit=2&orderby=created",
              "/data/sensei/models?start=behind%2Fm-3%3D&limit=2&orderby=created");
    }
  }

  @Test
  void transcodingsGoOnWhereTheirCursorSays() {
    SENSEI.answer(
        "/models/m-1/transcodings",
        200,
        "modelTranscodingListing.v1.json",
        "{\"children\":[{\"id\":\"t-1\"}],\"_page\":{\"count\":1,\"next\":\"behind t-1\"}}");

    assertThat(SENSEI.client().listTranscodingsPaged(q -> q.modelId("m-1").start("first").limit(2)))
        .extracting(ModelTranscoding::id)
        .containsExactly("t-1");

    assertThat(targets())
        .containsExactly(
            "/data/sensei/models/m-1/transcodings?start=first&limit=2&orderby=created",
            "/data/sensei/models/m-1/transcodings?start=behind%20t-1&limit=2&orderby=created");
  }

  /** Each list has its own request and its own items, but all go on by the same rules. */
  @ParameterizedTest
  @CsvSource({
    "experimentListing, /experiments",
    "experimentRunListing, /experiments/e-1/runs",
    "insightListing, /insights",
    "engineListing, /engines",
    "mlInstanceListing, /mlInstances",
    "mlServiceListing, /mlServices"
  })
  void everyOtherListGoesOnWhereItsCursorSaysAndKeepsItsFilter(String profile, String path) {
    SENSEI.answer(
        path,
        200,
        profile + ".v1.json",
        "{\"children\":[{\"id\":\"x-1\"}],\"_page\":{\"count\":1,\"next\":\"behind x-1\"}}");

    assertThat(idsOf(path)).containsExactly("x-1");

    assertThat(targets())
        .containsExactly(
            "/data/sensei" + path + "?start=first&limit=2&orderby=created&property=a%3D%3Db",
            "/data/sensei"
                + path
                + "?start=behind%20x-1&limit=2&orderby=created&property=a%3D%3Db");
  }

  private static List<String> idsOf(String path) {
    SenseiClient client = SENSEI.client();
    List<String> filter = List.of("a==b");
    return switch (path) {
      case "/experiments" ->
          client.listExperimentsPaged(q -> q.start("first").limit(2).property(filter)).stream()
              .map(Experiment::id)
              .toList();
      case "/experiments/e-1/runs" ->
          client
              .listRunsPaged(q -> q.experimentId("e-1").start("first").limit(2).property(filter))
              .stream()
              .map(ExperimentRun::id)
              .toList();
      case "/insights" ->
          client.listInsightsPaged(q -> q.start("first").limit(2).property(filter)).stream()
              .map(Insight::id)
              .toList();
      case "/engines" ->
          client.listEnginesPaged(q -> q.start("first").limit(2).property(filter)).stream()
              .map(Engine::id)
              .toList();
      case "/mlInstances" ->
          client.listMlInstancesPaged(q -> q.start("first").limit(2).property(filter)).stream()
              .map(MlInstance::id)
              .toList();
      case "/mlServices" ->
          client.listMlServicesPaged(q -> q.start("first").limit(2).property(filter)).stream()
              .map(MlService::id)
              .toList();
      default -> throw new IllegalArgumentException(path);
    };
  }

  @Test
  void theNumericStartIsTheNumberOfModelsSoFar() {
    Shelf.of(SENSEI).models(SIX).stub();

    assertThat(list(BY_TWO)).isEqualTo(SIX);

    assertThat(targets())
        .containsExactly(
            "/data/sensei/models?limit=2&orderby=created",
            "/data/sensei/models?start=2&limit=2&orderby=created",
            "/data/sensei/models?start=4&limit=2&orderby=created",
            "/data/sensei/models?start=6&limit=2&orderby=created");
  }

  @Test
  void countsThatComeAsTextsLoseNoPage() {
    SENSEI.violatesTheSpecification();
    SENSEI.answer(
        "/models",
        200,
        "modelListing.v1.json",
        "{\"children\":[{\"id\":\"m-1\",\"name\":\"a\"}],"
            + "\"_page\":{\"count\":\"1\",\"totalCount\":\"1\"}}");

    assertThat(list(BY_TWO)).containsExactly("m-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"count\":2 | start=2",
        "\"count\":2,\"next\":\"again\" | start=again",
        "\"count\":2,\"next\":\"\" | start=2",
        "\"count\":2,\"next\":null | start=2"
      })
  void aServerThatIgnoresStartEndsTheWalk(String page, String second) {
    SENSEI.answer(
        "/models",
        200,
        "modelListing.v1.json",
        "{\"children\":[{\"id\":\"m-1\",\"name\":\"a\"},{\"id\":\"m-2\",\"name\":\"b\"}],"
            + "\"_page\":{"
            + page
            + "}}");

    assertThat(list(BY_TWO)).containsExactly("m-1", "m-2");

    assertThat(targets()).hasSize(2);
    assertThat(targets().get(1)).contains("?" + second + "&");
  }

  @Test
  void aServerThatIgnoresStartAndCountsMoreModelsFailsTheList() {
    SENSEI.answer(
        "/models",
        200,
        "modelListing.v1.json",
        "{\"children\":[{\"id\":\"m-1\"},{\"id\":\"m-2\"}],\"_page\":{\"count\":2,\"totalCount\":9}}");

    assertThatThrownBy(() -> list(BY_TWO))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("models of 'sensei'")
        .hasMessageContaining("the server states that the list has 9 items");
    assertThat(targets()).hasSize(2);
  }

  @Test
  void aCursorThatIsANumberIsSentAsItsText() {
    SENSEI.violatesTheSpecification();
    SENSEI.answerPage(null, "{\"children\":[{\"id\":\"m-1\"}],\"_page\":{\"start\":0,\"next\":7}}");
    SENSEI.answerPage(
        "7", "{\"children\":[{\"id\":\"m-2\"}],\"_page\":{\"start\":7,\"next\":null}}");

    assertThat(list(BY_TWO)).containsExactly("m-1", "m-2");
    assertThat(targets()).hasSize(2);
  }

  @Test
  void theComposedFirstPageLeadsToItsSecond() {
    SENSEI.answerPage(null, Fixtures.text("sheet/9-1-list-models-first-page.json"));
    SENSEI.answerPage(
        "b25b0f0e-91c2-4f0c-8a55-0c7f54c2a9d3",
        "{\"children\":[{\"id\":\"m-3\",\"name\":\"c\"}],\"_page\":{\"count\":1}}");

    assertThat(list(BY_TWO)).hasSize(3).endsWith("m-3");
    assertThat(targets()).hasSize(2);
  }

  @Test
  void theListAsTheGuidePrintsItTakesOneRequestAndNamesTheDoubledModelOnce() {
    SENSEI.answer(
        "/models", 200, "modelListing.v1.json", Fixtures.text("seed/list-models.as-printed.json"));

    assertThat(list(ModelQuery.all()))
        .containsExactly(
            "15c53796-bd6b-4e09-b51d-7296aa20af71", "27c53796-bd6b-4u59-b51d-7296aa20er23");
    assertThat(targets()).containsExactly("/data/sensei/models?limit=100&orderby=created");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"children\":[]}", "{\"children\":[],\"_page\":null,\"_links\":null}"})
  void anEmptyListTakesOneRequest(String listing) {
    SENSEI.answer("/models", 200, "modelListing.v1.json", listing);

    assertThat(list(ModelQuery.all())).isEmpty();
    assertThat(targets()).hasSize(1);
  }

  @Test
  void noMoreIsAskedForThanTheServiceGives() {
    SENSEI.answer("/models", 200, "modelListing.v1.json", "{\"children\":[]}");

    list(ModelQuery.builder().pageSize(500).build());

    assertThat(targets()).containsExactly("/data/sensei/models?limit=100&orderby=created");
  }

  @ParameterizedTest
  @EnumSource(Paging.class)
  void aWalkIsResumedInEveryWayOfPaging(Paging way) {
    Shelf.of(SENSEI).models(SIX).paging(way).stub();
    ModelRegistry registry = SENSEI.client().registry();
    List<String> ids = new ArrayList<>();
    String token;
    try (PagedResult<RegisteredModel> walk = registry.models(BY_TWO)) {
      Iterator<RegisteredModel> models = walk.iterator();
      for (int i = 0; i < 3; i++) {
        ids.add(models.next().id());
      }
      token = walk.resumeToken();
    }

    registry
        .models(BY_TWO.toBuilder().resumeToken(token).build())
        .forEach(model -> ids.add(model.id()));

    assertThat(ids).isEqualTo(SIX);
  }

  private static List<String> list(ModelQuery query) {
    try (PagedResult<RegisteredModel> walk = SENSEI.client().registry().models(query)) {
      return walk.stream().map(RegisteredModel::id).toList();
    }
  }

  private static List<String> targets() {
    return SENSEI.requests().stream().map(LoggedRequest::getUrl).toList();
  }
}
