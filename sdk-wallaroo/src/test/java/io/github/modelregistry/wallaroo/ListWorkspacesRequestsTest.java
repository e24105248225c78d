package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.wallaroo.model.WorkspaceList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of workspaces, as it goes over the wire. */
class ListWorkspacesRequestsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  @Test
  void anEmptyObjectAsksForAllWorkspacesWhichAreReadWhole() {
    String listed = Fixtures.text("sheet/9-10-workspaces-list.json");
    WALLAROO.answer(FakeWallaroo.WORKSPACES, listed);

    WorkspaceList workspaces = WALLAROO.client().workspaces().listWorkspaces();

    assertThat(JsonValue.parse(workspaces.toJson())).isEqualTo(JsonValue.parse(listed));
    LoggedRequest sent = WALLAROO.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/v1/api/workspaces/list");
    assertThat(sent.getBodyAsString()).isEqualTo("{}");
  }
}
