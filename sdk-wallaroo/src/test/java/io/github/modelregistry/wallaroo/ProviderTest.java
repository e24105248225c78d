package io.github.modelregistry.wallaroo;

import static io.github.modelregistry.wallaroo.FakeWallaroo.TOKEN_PATH;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ScriptedServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From settings to a registry. */
class ProviderTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final WallarooModelRegistryProvider PROVIDER = new WallarooModelRegistryProvider();
  private static final String LOGIN =
      "grant_type=password&username=ann&password=password-17&client_id=";

  @TempDir Path folder;

  @Test
  void theProviderIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ModelRegistryProvider.class))
        .anySatisfy(
            found -> {
              assertThat(found).isInstanceOf(WallarooModelRegistryProvider.class);
              assertThat(found.vendor()).isEqualTo("wallaroo");
            });
  }

  @Test
  void aTokenIsUsedAsItIs() {
    checkHealth(Map.of("WALLAROO_TOKEN", " token-17\n"));

    assertThat(WALLAROO.onlyRequest().getHeader("Authorization")).isEqualTo("Bearer token-17");
  }

  @Test
  void aUserLogsIn() {
    checkHealth(Map.of("WALLAROO_USER", "ann", "WALLAROO_PASSWORD", "password-17"));

    assertThat(WALLAROO.requests(TOKEN_PATH).get(0).getBodyAsString())
        .isEqualTo(LOGIN + "sdk-client");
    assertThat(WALLAROO.requests(WORKSPACES).get(0).getHeader("Authorization"))
        .isEqualTo("Bearer aaa.bbb.ccc");
  }

  @Test
  void aClientAndAnAddressOfTheLoginCanBeSet() {
    String token = Fixtures.text("sheet/9-11-token.json");
    try (ScriptedServer keycloak = ScriptedServer.start().otherwise(FixedResponse.json(token))) {
      checkHealth(
          Map.of(
              "WALLAROO_USER", "ann",
              "WALLAROO_PASSWORD", "password-17",
              "WALLAROO_AUTH_URL", keycloak.uri().toString(),
              "WALLAROO_CLIENT_ID", "api-client",
              "WALLAROO_CLIENT_SECRET", "client-secret-17"));

      assertThat(keycloak.requests()).hasSize(1);
      assertThat(keycloak.requests().get(0).header("Authorization")).startsWith("Basic ");
      assertThat(WALLAROO.requests(TOKEN_PATH)).isEmpty();
    }
  }

  @Test
  void aFileOfTheVendorsClientMayHoldAUser() throws IOException {
    checkHealth(
        Map.of(
            "WALLAROO_SDK_CREDENTIALS",
            file("{\"username\":\"ann\",\"password\":\"password-17\",\"more\":1}")));

    assertThat(WALLAROO.requests(TOKEN_PATH).get(0).getBodyAsString())
        .isEqualTo(LOGIN + "sdk-client");
  }

  @Test
  void aFileOfTheVendorsClientMayHoldAToken() throws IOException {
    checkHealth(
        Map.of(
            "WALLAROO_SDK_CREDENTIALS",
            file("{\"token\":\"token-17\",\"user_email\":\"a@b.test\",\"user_id\":\"1\"}")));

    assertThat(WALLAROO.onlyRequest().getHeader("Authorization")).isEqualTo("Bearer token-17");
  }

  @Test
  void aUserOfTheSettingsComesBeforeTheFile() throws IOException {
    checkHealth(
        Map.of(
            "WALLAROO_USER", "ann",
            "WALLAROO_PASSWORD", "password-17",
            "WALLAROO_SDK_CREDENTIALS", file("{\"username\":\"bob\",\"password\":\"other\"}")));

    assertThat(WALLAROO.requests(TOKEN_PATH).get(0).getBodyAsString()).startsWith(LOGIN);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"username\":\"ann\"}', neither",
    "'{\"token\":17}', neither",
    "'[]', neither",
    "'{\"token\":', not valid JSON",
    "'', not valid JSON",
    "'{\"token\":\"line-17\\nline\"}', control character",
    "'{\"username\":\"ann\",\"password\":\" \"}', empty"
  })
  void aFileThatHoldsNoCredentialsSaysWhatIsWrong(String content, String message)
      throws IOException {
    assertThat(problems(Map.of("WALLAROO_SDK_CREDENTIALS", file(content))))
        .singleElement()
        .asString()
        .contains("WALLAROO_SDK_CREDENTIALS")
        .contains(message)
        .doesNotContain("line-17");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String missing = folder.resolve("missing.json").toString();

    assertThat(problems(Map.of("WALLAROO_SDK_CREDENTIALS", missing)))
        .singleElement()
        .asString()
        .contains("WALLAROO_SDK_CREDENTIALS")
        .contains("there is no file " + missing);
  }

  @Test
  void aFileThatIsNoRegularOneOrTooLargeIsRefused() throws IOException {
    Path large = folder.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((1 << 20) + 1);
    }
    assertThat(problems(Map.of("WALLAROO_SDK_CREDENTIALS", large.toString())))
        .singleElement()
        .asString()
        .contains("WALLAROO_SDK_CREDENTIALS", "larger than the limit of 1 MiB");
    assertThat(problems(Map.of("WALLAROO_SDK_CREDENTIALS", folder.toString())))
        .singleElement()
        .asString()
        .contains("WALLAROO_SDK_CREDENTIALS", "is not a regular file");
  }

  @Test
  void allProblemsAreToldInOneMessage() {
    Map<String, String> broken =
        Map.of(
            "WALLAROO_URL", "ftp://wallaroo.test",
            "WALLAROO_USER", "ann",
            "WALLAROO_CLIENT_SECRET", "client-secret-17",
            "WALLAROO_AUTH_URL", "https://ann:password-17@keycloak.test",
            "WALLAROO_REQUEST_TIMEOUT", "soon");

    ConfigurationException failure =
        catchThrowableOfType(ConfigurationException.class, () -> create(broken));

    assertThat(failure.problems())
        .hasSize(5)
        .anyMatch(problem -> problem.startsWith("WALLAROO_URL "))
        .anyMatch(problem -> problem.startsWith("WALLAROO_PASSWORD "))
        .anyMatch(problem -> problem.startsWith("WALLAROO_CLIENT_SECRET "))
        .anyMatch(problem -> problem.startsWith("WALLAROO_AUTH_URL "))
        .anyMatch(problem -> problem.startsWith("WALLAROO_REQUEST_TIMEOUT "));
    for (String problem : failure.problems()) {
      assertThat(failure).hasMessageContaining(problem);
    }
    assertThat(failure).hasMessageNotContaining("-17");
  }

  @Test
  void withoutAnybodyToBeAllWaysAreNamed() {
    assertThat(problems(Map.of()))
        .singleElement()
        .asString()
        .contains(
            "WALLAROO_TOKEN", "WALLAROO_USER", "WALLAROO_PASSWORD", "WALLAROO_SDK_CREDENTIALS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"44", "risk"})
  void aWorkspaceCanBeChosenByIdAndByName(String workspace) {
    Answers.of(WALLAROO)
        .workspace(31, "fraud", List.of(Row.of(4, "beta")))
        .workspace(44, "risk", List.of(Row.of(5, "alpha")))
        .stub();
    try (ModelRegistry registry =
        create(with(Map.of("WALLAROO_TOKEN", "t", "WALLAROO_WORKSPACE", workspace)))) {
      assertThat(registry.name()).isEqualTo("eu");
      assertThat(registry.models())
          .extracting(RegisteredModel::ref)
          .singleElement()
          .hasToString("eu:5");
    }
  }

  @Test
  void theTimeOfARequestIsLimited() {
    try (ScriptedServer silent = ScriptedServer.start().otherwise(FixedResponse.neverAnswer());
        ModelRegistry registry =
            create(
                Map.of(
                    "WALLAROO_URL", silent.uri().toString(),
                    "WALLAROO_TOKEN", "t",
                    "WALLAROO_REQUEST_TIMEOUT", "50ms"))) {
      CallTimeoutException late =
          catchThrowableOfType(CallTimeoutException.class, registry::checkHealth);
      assertThat(late.limit()).hasMillis(50);
      assertThat(late.attempts()).as("each attempt has its own time").isEqualTo(3);
    }
  }

  private static void checkHealth(Map<String, String> settings) {
    WALLAROO.answer(WORKSPACES, Fixtures.text("sheet/9-10-workspaces-list.json"));
    WALLAROO.answer(TOKEN_PATH, Fixtures.text("sheet/9-11-token.json"));
    try (ModelRegistry registry = create(with(settings))) {
      registry.checkHealth();
    }
  }

  private static List<String> problems(Map<String, String> settings) {
    ConfigurationException failure =
        catchThrowableOfType(ConfigurationException.class, () -> create(with(settings)));
    assertThat(failure).isNotNull();
    return failure.problems();
  }

  private static Map<String, String> with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("WALLAROO_URL", WALLAROO.url());
    return all;
  }

  private static ModelRegistry create(Map<String, String> settings) {
    ClientConfig config = FakeWallaroo.config();
    return PROVIDER.create(ProviderContext.of("eu", Settings.of(settings), config));
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("credentials.json"), content).toString();
  }
}
