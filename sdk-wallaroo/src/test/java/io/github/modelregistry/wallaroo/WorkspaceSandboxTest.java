package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.wallaroo.model.Architecture;
import io.github.modelregistry.wallaroo.model.Workspace;
import io.github.modelregistry.wallaroo.model.WorkspaceUser;
import io.github.modelregistry.wallaroo.model.WorkspaceUserType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workspaces and their users, on a server that keeps state. */
class WorkspaceSandboxTest extends SandboxTestCase {

  @Test
  void aCreatedWorkspaceIsListedAndTakesModels(WallarooSandbox server) {
    long id = create("risk");

    assertThat(workspaces())
        .filteredOn(each -> each.id() == id)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.name()).isEqualTo("risk");
              assertThat(each.modelIds()).isEmpty();
            });
    assertThat(users(id))
        .extracting(WorkspaceUser::userType)
        .containsExactly(WorkspaceUserType.OWNER);
    long model = server.addModel(id, "churn");
    assertThat(workspaces())
        .filteredOn(each -> each.id() == id)
        .flatExtracting(Workspace::modelIds)
        .containsExactly(model);
    assertThat(create("risk")).as("a name may occur twice").isNotEqualTo(id);
  }

  @Test
  void anAddedUserIsListedAsACollaborator() {
    long id = create("risk");
    String owner = users(id).get(0).userId();

    add(id, "bob@example.test");
    add(id, "bob@example.test");

    assertThat(users(id))
        .extracting(WorkspaceUser::userType)
        .containsExactly(WorkspaceUserType.OWNER, WorkspaceUserType.COLLABORATOR);
    String bob = users(id).get(1).userId();
    assertThat(bob).isNotEqualTo(owner);
    assertThat(client.workspaces().listWorkspaces(q -> q.userId(bob)).workspaces())
        .extracting(Workspace::id)
        .containsExactly(id);
  }

  @Test
  void aRemovedUserIsGone() {
    long id = create("risk");
    add(id, "bob@example.test");
    add(id, "eve@example.test");
    String bob = users(id).get(1).userId();

    assertThat(
            client
                .workspaces()
                .removeWorkspaceUser(q -> q.workspaceId(id).userId(bob))
                .affectedRows())
        .isEqualTo(1);
    assertThat(removeByEmail(id, "eve@example.test")).isEqualTo(1);

    assertThat(users(id))
        .extracting(WorkspaceUser::userType)
        .containsExactly(WorkspaceUserType.OWNER);
    assertThat(removeByEmail(id, "eve@example.test")).as("nobody matches").isZero();
  }

  @Test
  void whoLeavesAWorkspaceNoLongerSeesIt(WallarooSandbox server) {
    long id = create("risk");

    assertThat(removeByEmail(id, server.username())).isEqualTo(1);

    assertThat(workspaces()).extracting(Workspace::id).doesNotContain(id);
    assertThatThrownBy(() -> users(id)).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> add(id, "bob@example.test")).isInstanceOf(BadRequestException.class);
  }

  @Test
  void theSettingsOfThePlatformNeedNoValidToken(WallarooSandbox server) {
    try (WallarooClient stranger = client(server, "a-token-of-nobody")) {
      assertThat(stranger.platform().getPlatformConfig().defaultArch()).isEqualTo(Architecture.X86);
      assertThatThrownBy(() -> stranger.workspaces().listWorkspaces())
          .isInstanceOf(AuthenticationException.class);
    }
    assertThat(server.calls())
        .extracting(call -> call.getMethod().getName(), call -> call.getUrl())
        .contains(tuple("GET", "/v1/api/config"));
  }

  private long create(String name) {
    return client.workspaces().createWorkspace(q -> q.workspaceName(name)).workspaceId();
  }

  private void add(long workspace, String email) {
    client.workspaces().addWorkspaceUser(q -> q.workspaceId(workspace).email(email));
  }

  private long removeByEmail(long workspace, String email) {
    return client
        .workspaces()
        .removeWorkspaceUser(q -> q.workspaceId(workspace).email(email))
        .affectedRows();
  }

  private List<WorkspaceUser> users(long workspace) {
    return client.workspaces().listWorkspaceUsers(q -> q.workspaceId(workspace)).users();
  }

  private List<Workspace> workspaces() {
    return client.workspaces().listWorkspaces().workspaces();
  }
}
