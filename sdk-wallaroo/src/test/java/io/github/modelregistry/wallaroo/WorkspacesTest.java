package io.github.modelregistry.wallaroo;

import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which workspaces a registry spans, and in which order they are asked. */
class WorkspacesTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  @Test
  void allWorkspacesAreListedByTheirIdsOneAtATime() {
    threeWorkspaces();
    PagedResult<RegisteredModel> walk = registry(null).models();
    Iterator<RegisteredModel> models = walk.iterator();

    assertThat(models.next().ref()).hasToString("wallaroo:5");
    assertThat(bodies(WORKSPACES)).containsExactly("{}");
    assertThat(bodies(LIST)).containsExactly("{\"workspace_id\":9}");
    assertThat(models.next().ref()).hasToString("wallaroo:4");
    assertThat(models.next().ref()).hasToString("wallaroo:6");
    assertThat(models.next().namespace()).isEqualTo("44");
    assertThat(models.hasNext()).isFalse();
    assertThat(bodies(WORKSPACES)).hasSize(1);
    assertThat(bodies(LIST))
        .containsExactly("{\"workspace_id\":9}", "{\"workspace_id\":31}", "{\"workspace_id\":44}");
  }

  @Test
  void neitherEmptyWorkspacesNorRepeatedModelsEndTheList() {
    Answers answers = Answers.of(WALLAROO);
    for (long id = 1; id <= 12; id++) {
      answers.workspace(id, "empty-" + id, List.of());
    }
    answers
        .workspace(20, "one", List.of(Row.of(4, "shared")))
        .workspace(21, "two", List.of(Row.of(4, "shared")))
        .workspace(22, "three", List.of(Row.of(6, "last")))
        .stub();

    assertThat(names(null)).containsExactly("shared", "last");
  }

  @Test
  void aChosenIdIsTheOnlyWorkspace() {
    threeWorkspaces();

    assertThat(names("31")).containsExactly("beta", "gamma");
    assertThat(bodies(LIST)).containsExactly("{\"workspace_id\":31}");
  }

  @Test
  void aChosenNameIsTheOnlyWorkspace() {
    threeWorkspaces();

    assertThat(names("ann@example.test - Default Workspace")).containsExactly("alpha");
    assertThat(bodies(LIST)).containsExactly("{\"workspace_id\":9}");
  }

  @Test
  void anIdComesBeforeANameThatLooksLikeOne() {
    Answers.of(WALLAROO)
        .workspace(44, "9", List.of(Row.of(7, "named")))
        .workspace(9, "w", List.of(Row.of(8, "numbered")))
        .stub();

    assertThat(names("9")).containsExactly("numbered");
  }

  @Test
  void aChosenWorkspaceThatIsNotVisibleIsNotFoundByName() {
    threeWorkspaces();
    ModelRegistry registry = registry("marketing");

    assertThatThrownBy(() -> registry.models().iterator().next())
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("marketing");
    assertThat(WALLAROO.requests(LIST)).isEmpty();
  }

  @Test
  void aModelIsSoughtWhereItsWorkspaceSaysItIs() {
    threeWorkspaces();

    RegisteredModel model = registry(null).get(ModelRef.of("wallaroo", "6"));

    assertThat(model.name()).isEqualTo("gamma");
    assertThat(model.namespace()).isEqualTo("risk");
    assertThat(bodies(LIST)).containsExactly("{\"workspace_id\":31}");
  }

  @Test
  void aModelOutsideTheChosenWorkspaceIsNotFound() {
    threeWorkspaces();
    ModelRegistry registry = registry("31");

    assertThatThrownBy(() -> registry.get(ModelRef.of("wallaroo", "5")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("5");
    assertThat(WALLAROO.requests(LIST)).isEmpty();
  }

  @Test
  void aWorkspaceThatPromisesAModelAndLacksItIsNotBelieved() {
    Answers.of(WALLAROO).workspace(31, "risk", List.of(4L), List.of()).stub();

    assertThatThrownBy(() -> registry(null).get(ModelRef.of("wallaroo", "4")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void namesakesOfAllWorkspacesAreFound() {
    Answers.of(WALLAROO)
        .workspace(31, "risk", List.of(Row.of(4, "twin"), Row.of(5, "twins")))
        .workspace(44, "fraud", List.of(Row.of(6, "twin")))
        .stub();

    assertThat(registry(null).findByName("twin"))
        .extracting(RegisteredModel::id)
        .containsExactly("4", "6");
  }

  @Test
  void aWalkGoesOnInTheWorkspaceWhereItWasLeft() {
    threeWorkspaces();
    PagedResult<RegisteredModel> walk = registry(null).models();
    Iterator<RegisteredModel> models = walk.iterator();
    models.next();
    models.next();
    WALLAROO.wire().resetRequests();

    ModelQuery resumed = ModelQuery.builder().resumeToken(walk.resumeToken()).build();

    assertThat(registry(null).models(resumed))
        .extracting(RegisteredModel::name)
        .containsExactly("gamma", "delta");
    assertThat(bodies(LIST)).containsExactly("{\"workspace_id\":31}", "{\"workspace_id\":44}");
  }

  @Test
  void aPlaceThatIsNoWorkspaceIsRefused() {
    threeWorkspaces();
    WallarooClient client = WALLAROO.client();
    WallarooPages pages = new WallarooPages(new WallarooWorkspaces(client, null));

    assertThatThrownBy(() -> pages.fetch("page-2")).isInstanceOf(InvalidRequestException.class);
    assertThat(pages.fetch("45").items()).as("behind the last workspace").isEmpty();
  }

  @Test
  void aProbeListsTheWorkspacesAndNamesTheAddress() {
    threeWorkspaces();

    assertThat(registry("no such workspace").checkHealth().endpoint())
        .hasToString(WALLAROO.url() + WORKSPACES);
    assertThat(bodies(WORKSPACES)).containsExactly("{}");
    assertThat(WALLAROO.requests(LIST)).isEmpty();
  }

  @Test
  void aWorkspaceWithoutAnIdCostsItsOwnModelsAndIsNamedAtTheEnd() {
    threeWorkspacesAndOneWithoutAnId();
    List<String> names = new ArrayList<>();

    assertThatThrownBy(() -> registry(null).models().forEach(model -> names.add(model.name())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("'nowhere'");

    assertThat(names).containsExactly("alpha", "beta", "gamma", "delta");
    assertThat(bodies(LIST)).hasSize(3);
  }

  @Test
  void aWorkspaceWithoutAnIdCostsNothingOfAChosenOne() {
    threeWorkspacesAndOneWithoutAnId();

    assertThat(names("31")).containsExactly("beta", "gamma");
    assertThatThrownBy(() -> names("nowhere"))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("'nowhere'");
  }

  @Test
  void aModelThatMayBeInAWorkspaceWithoutAnIdIsNotSaidToBeMissing() {
    threeWorkspacesAndOneWithoutAnId();
    ModelRegistry registry = registry(null);

    assertThat(registry.get(ModelRef.of("wallaroo", "6")).name()).isEqualTo("gamma");
    assertThatThrownBy(() -> registry.get(ModelRef.of("wallaroo", "7")))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("'nowhere'");
  }

  @Test
  void aWorkspaceThatRefusesCostsItsOwnModelsAndItsFailureComesAtTheEnd() {
    WALLAROO.violatesTheSpecification();
    threeWorkspaces();
    WALLAROO.answerTo(LIST, "{\"workspace_id\":9}", 403, "{\"msg\":\"Forbidden\",\"code\":403}");
    List<String> names = new ArrayList<>();

    assertThatThrownBy(() -> registry(null).models().forEach(model -> names.add(model.name())))
        .isInstanceOfSatisfying(
            PermissionDeniedException.class,
            refused ->
                assertThat(refused.getSuppressed()[0])
                    .hasMessageContaining("workspace 'ann@example.test - Default Workspace'"));
    assertThat(names).containsExactly("beta", "gamma", "delta");
    assertThat(registry(null).get(ModelRef.of("wallaroo", "6")).name()).isEqualTo("gamma");
    assertThatThrownBy(() -> registry(null).get(ModelRef.of("wallaroo", "5")))
        .isInstanceOf(PermissionDeniedException.class);
  }

  @Test
  void aWorkspaceThatSendsAPageOfHtmlCostsItsOwnModels() {
    WALLAROO.violatesTheSpecification();
    threeWorkspaces();
    WALLAROO.answerTo(LIST, "{\"workspace_id\":31}", 200, "<html>Sign in</html>");
    List<String> names = new ArrayList<>();

    assertThatThrownBy(() -> registry(null).models().forEach(model -> names.add(model.name())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("the models of the workspace 'risk' cannot be listed");
    assertThat(names).containsExactly("alpha", "delta");
  }

  @Test
  void aRefusedKeyEndsTheListAtOnce() {
    threeWorkspaces();
    WALLAROO.answerTo(LIST, "{\"workspace_id\":9}", 401, "{\"msg\":\"no\",\"code\":401}");

    assertThatThrownBy(() -> names(null)).isInstanceOf(AuthenticationException.class);
    assertThat(bodies(LIST)).containsOnly("{\"workspace_id\":9}");
  }

  private static void threeWorkspacesAndOneWithoutAnId() {
    WALLAROO.violatesTheSpecification();
    answersOfThreeWorkspaces().workspaceWithoutId("nowhere").stub();
  }

  private static void threeWorkspaces() {
    answersOfThreeWorkspaces().stub();
  }

  private static Answers answersOfThreeWorkspaces() {
    return Answers.of(WALLAROO)
        .workspace(44, "44", List.of(Row.of(3, "delta").version(30)))
        .workspace(
            9, "ann@example.test - Default Workspace", List.of(Row.of(5, "alpha").version(50)))
        .workspace(
            31, "risk", List.of(Row.of(4, "beta").version(40), Row.of(6, "gamma").version(60)));
  }

  private static ModelRegistry registry(String workspace) {
    return WALLAROO
        .open(WallarooClient.builder().token(FakeWallaroo.TOKEN).workspace(workspace))
        .registry();
  }

  private static List<String> names(String workspace) {
    return registry(workspace).models().stream().map(RegisteredModel::name).toList();
  }

  private static List<String> bodies(String path) {
    return WALLAROO.requests(path).stream().map(LoggedRequest::getBodyAsString).toList();
  }
}
