package io.github.modelregistry.wallaroo;

import static io.github.modelregistry.wallaroo.FakeWallaroo.TOKEN_PATH;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The credentials file of the vendor's own client, given to the typed client. */
class CredentialsFileTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  @TempDir Path folder;

  @BeforeEach
  void workspacesForEverybody() {
    WALLAROO.answer(WORKSPACES, Fixtures.text("sheet/9-10-workspaces-list.json"));
    WALLAROO.answer(TOKEN_PATH, Fixtures.text("sheet/9-11-token.json"));
  }

  @Test
  void itsUserLogsIn() throws IOException {
    list("{\"username\":\"ann@example.test\",\"password\":\" with blanks \"}");

    assertThat(WALLAROO.requests(TOKEN_PATH).get(0).getBodyAsString())
        .isEqualTo(
            "grant_type=password&username=ann%40example.test&password=%20with%20blanks%20"
                + "&client_id=sdk-client");
    assertThat(bearer()).isEqualTo("Bearer aaa.bbb.ccc");
  }

  @Test
  void itsTokenIsSentAsItIs() throws IOException {
    list("{\"token\":\"token-17\",\"user_email\":\"a@b.test\",\"user_id\":\"1\"}");

    assertThat(bearer()).isEqualTo("Bearer token-17");
    assertThat(WALLAROO.requests(TOKEN_PATH)).isEmpty();
  }

  @Test
  void itsTokenIsReadAgainForEachCall() throws IOException {
    Path file = file("{\"token\":\"token-17\"}");
    WallarooClient client = WALLAROO.open(WallarooClient.builder().credentialsFile(file));
    client.workspaces().listWorkspaces();
    file("{\"token\":\"token-18\"}");

    client.workspaces().listWorkspaces();

    assertThat(WALLAROO.requests(WORKSPACES))
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactly("Bearer token-17", "Bearer token-18");
  }

  @Test
  void aFileOfNeitherFormSaysWhatIsMissingAndNothingOfItsContent() throws IOException {
    Path file = file("{\"username\":\"ann\",\"secret\":\"s3cr3t-17\"}");

    assertThatThrownBy(() -> WallarooClient.builder().credentialsFile(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WALLAROO_SDK_CREDENTIALS")
        .hasMessageContaining("neither username and password nor token")
        .hasMessageNotContaining("17");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> WallarooClient.builder().credentialsFile(folder.resolve("missing.json")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("there is no file")
        .hasMessageContaining("missing.json");
  }

  private void list(String content) throws IOException {
    WALLAROO
        .open(WallarooClient.builder().credentialsFile(file(content)))
        .workspaces()
        .listWorkspaces();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("credentials.json"), content);
  }

  private static String bearer() {
    return WALLAROO.requests(WORKSPACES).get(0).getHeader("Authorization");
  }
}
