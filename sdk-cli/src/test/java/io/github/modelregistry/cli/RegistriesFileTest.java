package io.github.modelregistry.cli;

import static io.github.modelregistry.cli.FakeTrueFoundry.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesFileTest {

  private final FakeTrueFoundry trueFoundry = new FakeTrueFoundry();
  @TempDir private Path folder;

  @BeforeEach
  void answer() {
    trueFoundry.withModels(model("m1", "churn"));
  }

  @AfterEach
  void stop() {
    trueFoundry.close();
  }

  private Run list(String name, String content, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Map<String, String> environment =
        Map.of("MODEL_REGISTRY_CONFIG", file.toString(), "EU_KEY", FakeTrueFoundry.KEY);
    String[] arguments = new String[3 + more.length];
    arguments[0] = "list";
    arguments[1] = "--format";
    arguments[2] = "json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Run.with(environment, arguments);
  }

  private String json() {
    return """
    {"registries": [{"name": "tfy-eu", "vendor": "truefoundry",
      "settings": {"TFY_HOST": "%s", "TFY_API_KEY": "${EU_KEY}"}}]}
    """
        .formatted(trueFoundry.server().uri());
  }

  private String yaml() {
    return """
    registries:
      # one of them
      - name: tfy-eu
        vendor: truefoundry
        settings:
          TFY_HOST: %s
          TFY_API_KEY: ${EU_KEY}
    """
        .formatted(trueFoundry.server().uri());
  }

  @Test
  void aRegistryOfTheFileIsAskedUnderItsOwnName() throws IOException {
    Run run = list("registries.json", json());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.texts("models", "ref")).containsExactly("tfy-eu:m1");
    assertThat(trueFoundry.server().requests().get(0).header("Authorization"))
        .isEqualTo("Bearer " + FakeTrueFoundry.KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"registries.yaml", "REGISTRIES.YML"})
  void yamlSaysTheSame(String name) throws IOException {
    assertThat(list(name, yaml()).texts("models", "ref")).containsExactly("tfy-eu:m1");
  }

  @Test
  void optionsOfTheCommandLineChooseAmongItsNames() throws IOException {
    assertThat(list("r.yaml", yaml(), "--registry", "tfy-eu").exitCode()).isZero();
    assertThat(list("r.yaml", yaml(), "--registry", "tfy-us").err()).contains("tfy-us", "tfy-eu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1",
        "a: 1\na: 2",
        "--- 1\n--- 2",
        "",
        "registries: 5",
        "x: &x [*x]",
        "x: *secret-77",
        "x: !secret-77!y z",
        "x: \"secret-77\\q\"",
        "registries: [{name: tfy-eu, vendor: truefoundry, settings: {TFY_API_KEY: secret-77 : x}}]"
      })
  void aBadFileIsRefusedByNameAndNotQuoted(String yaml) throws IOException {
    Run run = list("bad.yaml", yaml);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("bad.yaml").doesNotContain("secret-77", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "~", ""})
  void aSettingThatIsNullIsNotSet(String none) throws IOException {
    Run run = list("r.yaml", yaml().replace("${EU_KEY}", none));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("TFY_API_KEY");
    assertThat(trueFoundry.server().requests()).isEmpty();
  }

  @Test
  void scalarsStayAsTheyAreWritten() throws IOException {
    Run run = list("r.yaml", yaml().replace("${EU_KEY}", "010"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(trueFoundry.server().requests().get(0).header("Authorization"))
        .isEqualTo("Bearer 010");
  }

  @Test
  void theDoctorSaysWhereTheSettingsCameFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("r.yaml"), yaml());
    Run run =
        Run.with(
            Map.of("MODEL_REGISTRY_CONFIG", file.toString(), "EU_KEY", FakeTrueFoundry.KEY),
            "doctor",
            "--registry",
            "tfy-eu");

    assertThat(run.out())
        .contains("tfy-eu (truefoundry)", "EU_KEY (named in the file", "r.yaml")
        .doesNotContain(FakeTrueFoundry.KEY);
  }

  @Test
  void theDoctorNamesASettingThatTheVendorDoesNotKnow() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("registries.json"), json().replace("TFY_API_KEY", "TFY_API_KAY"));

    Run run =
        Run.with(
            Map.of("MODEL_REGISTRY_CONFIG", file.toString(), "EU_KEY", FakeTrueFoundry.KEY),
            "doctor");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("TFY_API_KAY is not a setting of truefoundry; its settings are TFY_HOST")
        .doesNotContain(FakeTrueFoundry.KEY);
  }

  private Run with(Map<String, String> variables, String... arguments) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("EU_KEY", FakeTrueFoundry.KEY);
    return Run.with(environment, arguments);
  }

  @Test
  void theFileOfTheOptionReplacesThatOfTheEnvironment() throws IOException {
    Path file = Files.writeString(folder.resolve("other.yaml"), yaml());
    Map<String, String> environment = Map.of("MODEL_REGISTRY_CONFIG", "/no/such/file");

    for (String[] line :
        List.of(
            new String[] {"list", "-o", "json", "--config", file.toString()},
            new String[] {"--config", file.toString(), "list", "-o", "json"})) {
      Run run = with(environment, line);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.texts("models", "ref")).containsExactly("tfy-eu:m1");
    }
    assertThat(with(environment, "list").err()).contains("/no/such/file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"registries.json", "registries.yaml", "registries.yml"})
  void theDefaultFileIsInTheUsersConfigurationFolder(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/.config/model-registry"));
    Files.writeString(home.resolve(name), name.endsWith("json") ? json() : yaml());
    String[] list = {"list", "-o", "json"};
    Map<String, String> ofHome = Map.of("HOME", folder.resolve("home").toString());
    Map<String, String> ofXdg =
        Map.of("XDG_CONFIG_HOME", folder.resolve("home/.config").toString(), "HOME", "/no/home");

    assertThat(with(ofHome, list).texts("models", "ref")).containsExactly("tfy-eu:m1");
    assertThat(with(ofXdg, list).texts("models", "ref")).containsExactly("tfy-eu:m1");
    assertThat(with(Map.of("XDG_CONFIG_HOME", folder.toString()), list).exitCode()).isEqualTo(2);
    assertThat(
            with(
                    Map.of(
                        "XDG_CONFIG_HOME", "relative", "HOME", folder.resolve("home").toString()),
                    list)
                .exitCode())
        .isZero();
    assertThat(Run.at(folder, 0, ofHome, "list", "--sandbox", "-o", "csv").out())
        .doesNotContain("tfy-eu");
  }

  @Test
  void twoDefaultFilesAreRefused() throws IOException {
    Path home = Files.createDirectories(folder.resolve("model-registry"));
    Files.writeString(home.resolve("registries.json"), json());
    Files.writeString(home.resolve("registries.yaml"), yaml());

    Run run = with(Map.of("XDG_CONFIG_HOME", folder.toString()), "list");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("registries.json and ", "registries.yaml; remove one of them");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theDoctorWarnsOfSecretsInAFileThatOthersMayRead() throws IOException {
    String secret = "literal-secret-77";
    Path file = Files.writeString(folder.resolve("r.yaml"), yaml().replace("${EU_KEY}", secret));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    String[] doctor = {"doctor", "--config", file.toString(), "--registry", "tfy-eu"};

    Run run = with(Map.of(), doctor);

    assertThat(run.out())
        .contains("warning   TFY_API_KEY is written in " + file + ", which other users may read")
        .doesNotContain(secret);
    assertThat(
            with(Map.of(), "doctor", "--config", file.toString(), "-o", "json")
                .json()
                .at("registries", 0, "warnings")
                .elements())
        .hasSize(1);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(with(Map.of(), doctor).out()).doesNotContain("warning");

    Files.writeString(file, yaml());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(with(Map.of(), doctor).out()).doesNotContain("warning");
  }
}
