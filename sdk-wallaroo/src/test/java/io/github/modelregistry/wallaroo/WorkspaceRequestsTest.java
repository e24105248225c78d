package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.wallaroo.model.Architecture;
import io.github.modelregistry.wallaroo.model.PlatformConfig;
import io.github.modelregistry.wallaroo.model.WorkspaceUser;
import io.github.modelregistry.wallaroo.model.WorkspaceUserList;
import io.github.modelregistry.wallaroo.model.WorkspaceUserType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workspaces, their users and the settings of the platform, as they go over the wire. */
class WorkspaceRequestsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  @Test
  void aWorkspaceIsCreatedByItsName() {
    WALLAROO.answer("/v1/api/workspaces/create", "{\"workspace_id\":44}");

    long id =
        WALLAROO.client().workspaces().createWorkspace(q -> q.workspaceName("risk")).workspaceId();

    assertThat(id).isEqualTo(44);
    assertSent("/v1/api/workspaces/create", "{\"workspace_name\":\"risk\"}");
  }

  @Test
  void aUserIsAddedByAnEmailAddress() {
    WALLAROO.answer("/v1/api/workspaces/add_user", "{}");

    JsonValue response =
        WALLAROO
            .client()
            .workspaces()
            .addWorkspaceUser(q -> q.email("bob@example.test").workspaceId(44));

    assertThat(response).hasToString("{}");
    assertSent(
        "/v1/api/workspaces/add_user", "{\"email\":\"bob@example.test\",\"workspace_id\":44}");
  }

  @Test
  void usersAreReadWithTypesThatAreNotKnownYet() {
    WALLAROO.violatesTheSpecification();
    String listed =
        """
        {"users":[{"user_id":"7d603858-88e0-472e-8f71-e41094afd7ec","user_type":"OWNER"},
          {"user_id":"13443b0a-de12-406b-a718-10bd26decce6","user_type":"COLLABORATOR"},
          {"user_id":"2c9a1d7e-3b52-4c88-8e11-0a0b0c0d0e0f","user_type":"AUDITOR","since":1}]}
        """;
    WALLAROO.answer("/v1/api/workspaces/list_users", listed);

    WorkspaceUserList users =
        WALLAROO.client().workspaces().listWorkspaceUsers(q -> q.workspaceId(44));

    assertThat(JsonValue.parse(users.toJson())).isEqualTo(JsonValue.parse(listed));
    assertThat(users.users())
        .extracting(WorkspaceUser::userType)
        .startsWith(WorkspaceUserType.OWNER, WorkspaceUserType.COLLABORATOR);
    assertSent("/v1/api/workspaces/list_users", "{\"workspace_id\":44}");
  }

  @Test
  void aUserIsRemovedByIdOrByEmailAddress() {
    WALLAROO.answer("/v1/api/workspaces/remove_user", "{\"affected_rows\":1}");
    WallarooClient client = WALLAROO.client();

    assertThat(
            client
                .workspaces()
                .removeWorkspaceUser(q -> q.workspaceId(44).userId("u-17"))
                .affectedRows())
        .isEqualTo(1);
    client.workspaces().removeWorkspaceUser(q -> q.workspaceId(44).email("bob@example.test"));

    assertThat(WALLAROO.requests("/v1/api/workspaces/remove_user"))
        .extracting(LoggedRequest::getBodyAsString)
        .containsExactly(
            "{\"workspace_id\":44,\"user_id\":\"u-17\"}",
            "{\"workspace_id\":44,\"email\":\"bob@example.test\"}");
  }

  @Test
  void theSettingsOfThePlatformAreRead() {
    WALLAROO.answerEverything(
        200, "application/json", "{\"default_arch\":\"arm\",\"edition\":\"x\"}");

    PlatformConfig config = WALLAROO.client().platform().getPlatformConfig();

    assertThat(config.defaultArch()).isEqualTo(Architecture.ARM);
    assertThat(config.additionalFields()).containsKey("edition");
    LoggedRequest sent = WALLAROO.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("GET");
    assertThat(sent.getUrl()).isEqualTo("/v1/api/config");
    assertThat(sent.getBody()).isEmpty();
  }

  private static void assertSent(String path, String body) {
    LoggedRequest sent = WALLAROO.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo(path);
    assertThat(sent.getBodyAsString()).isEqualTo(body);
  }
}
