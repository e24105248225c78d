package io.github.modelregistry.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which properties describe which registries, and what is said about those that are wrong. */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ModelRegistryAutoConfiguration.class));

  @Test
  void environmentVariablesOfAnySpellingGiveProperties() {
    ApplicationContextRunner described =
        environment(
            Map.of(
                "MODEL_REGISTRY_WALLAROO_URL", "wallaroo.example.com",
                "MODELREGISTRY_WALLAROO_TOKEN", "geheim"));

    assertThat(explained(described, "wallaroo"))
        .containsExactly(
            "WALLAROO_URL from \"MODEL_REGISTRY_WALLAROO_URL\" from property source"
                + " \"test-systemEnvironment\"",
            "WALLAROO_TOKEN from \"MODELREGISTRY_WALLAROO_TOKEN\" from property source"
                + " \"test-systemEnvironment\"");
  }

  @Test
  void theVendorsOwnNamesAreReadFromTheEnvironmentOfSpring() {
    ApplicationContextRunner described =
        environment(Map.of("TFY_BASE_URL", "tfy.example.com"))
            .withPropertyValues("key=geheim", "TFY_API_KEY=${key}");

    assertThat(explained(described, "truefoundry"))
        .containsExactly("TFY_BASE_URL from test-systemEnvironment", "TFY_API_KEY from test");
  }

  @Test
  void aPropertyGoesBeforeTheVendorsOwnNameAlsoIfThatIsTheMoreUsual() {
    ApplicationContextRunner described =
        environment(Map.of("TFY_HOST", "tfy.example.com", "TFY_API_KEY", "geheim"))
            .withPropertyValues("model-registry.truefoundry.base-url=other.example.com");

    assertThat(explained(described, "truefoundry").get(0)).startsWith("TFY_BASE_URL from ");
  }

  @Test
  void anyNumberOfRegistriesHaveNamesOfTheirOwn() {
    ApplicationContextRunner described =
        environment(Map.of("MODELREGISTRY_REGISTRIES_EUWEST_TOKEN", "geheim"))
            .withPropertyValues(
                "model-registry.registries.eu-west.vendor=wallaroo",
                "model-registry.registries.eu-west.url=eu.example.com",
                "model-registry.registries.eu-west.timeout=45",
                "model-registry.registries.us.vendor=wallaroo",
                "model-registry.registries.us.url=us.example.com",
                "model-registry.registries.us.token=geheim",
                "model-registry.registries.pieces.url=127.0.0.1:39300");

    assertThat(names(described)).containsExactlyInAnyOrder("eu-west", "us", "pieces");
    assertThat(explained(described, "eu-west"))
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactly("WALLAROO_URL", "WALLAROO_TOKEN", "MODEL_REGISTRY_TIMEOUT");
  }

  @Test
  void registriesOfAFileStandBesideThoseOfTheProperties(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("registries.json"),
            """
            {"registries": [{"name": "shared", "vendor": "pieces",
              "settings": {"PIECES_URL": "http://127.0.0.1:39300"}}]}
            """);

    assertThat(
            names(
                runner.withPropertyValues(
                    "model-registry.config=" + file,
                    "model-registry.registries.own.vendor=pieces",
                    "model-registry.registries.own.url=127.0.0.1:39301")))
        .containsExactly("shared", "own");
  }

  @Test
  void onlyTheChosenRegistriesAreOpened() {
    assertThat(
            names(
                runner.withPropertyValues(
                    "model-registry.pieces.url=auto",
                    "model-registry.wallaroo.url=wallaroo.example.com",
                    "model-registry.only[0]=pieces")))
        .containsExactly("pieces");
  }

  @Test
  void everyProblemIsNamedByItsPropertyWithoutValues() {
    List<String> problems =
        problems(
            runner.withPropertyValues(
                "model-registry.wallaroo.url=not a host",
                "model-registry.truefoundry.host=tfy.example.com",
                "model-registry.timeout=soon",
                "model-registry.pieces.url=auto",
                "model-registry.registries.us.vendor=sensei",
                "model-registry.registries.us.client-id=id"));

    assertThat(problems)
        .anySatisfy(problem -> assertThat(problem).startsWith("model-registry.wallaroo.url (from "))
        .anySatisfy(problem -> assertThat(problem).startsWith("model-registry.timeout (from "))
        .contains("model-registry.truefoundry.api-key is not set")
        .contains("model-registry.registries.us.org-id is not set")
        .contains(
            "set model-registry.registries.us.client-secret or"
                + " model-registry.registries.us.access-token")
        .noneMatch(problem -> problem.contains("not a host"));
  }

  @Test
  void oneHalfConfiguredVendorKeepsTheApplicationFromStarting() {
    assertThat(
            problems(
                runner.withPropertyValues(
                    "model-registry.pieces.url=auto",
                    "model-registry.wallaroo.url=wallaroo.example.com",
                    "model-registry.wallaroo.user=ann")))
        .singleElement()
        .asString()
        .contains("model-registry.wallaroo.password");
  }

  @Test
  void anUnknownNameIsNoticedAtAnyLevel() {
    assertThat(
            problems(
                runner.withPropertyValues(
                    "model-registry.pieces.url=auto",
                    "model-registry.pieces.application=a",
                    "model-registry.timeuot=5",
                    "model-registry.registries.eu.url=eu.example.com",
                    "model-registry.registries.us.vendor=pieces",
                    "model-registry.registries.us.uri=auto")))
        .satisfiesExactlyInAnyOrder(
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "model-registry.pieces.application is unknown; known properties: url,"
                            + " application-id"),
            problem -> assertThat(problem).startsWith("model-registry.timeuot is unknown"),
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "model-registry.registries.eu.vendor: there is no driver of a vendor 'eu'"
                            + " on the class path, only of marqtune, pieces, sensei, truefoundry,"
                            + " wallaroo"),
            problem ->
                assertThat(problem).startsWith("model-registry.registries.us.uri is unknown"),
            problem -> assertThat(problem).contains("it needs model-registry.registries.us.url"));
  }

  @Test
  void aPlaceholderWithoutValueIsNamedWithoutTheTextAroundIt() {
    assertThat(
            problems(
                runner.withPropertyValues(
                    "model-registry.wallaroo.url=wallaroo.example.com",
                    "model-registry.wallaroo.user=ann",
                    "model-registry.wallaroo.password=geheim${WALLAROO_PIN}")))
        .containsExactly(
            "model-registry.wallaroo.password needs ${WALLAROO_PIN}, which is not set");
  }

  @Test
  void withoutAnyPropertyTheFailureSaysWhatEachVendorNeeds() {
    assertThat(problems(runner))
        .singleElement()
        .asString()
        .contains(
            "no registry is configured",
            "model-registry.config",
            "marqtune: model-registry.marqtune.url and model-registry.marqtune.api-key");
  }

  @Test
  void theApplicationSaysOnItsConsoleWhyItDoesNotStart(CapturedOutput output) {
    SpringApplication application = new SpringApplication(Empty.class);
    assertThat(
            catchThrowable(
                () -> application.run("--model-registry.truefoundry.host=tfy.example.com")))
        .isNotNull();

    assertThat(output)
        .contains("APPLICATION FAILED TO START", "The model registries cannot be opened:")
        .contains("- model-registry.truefoundry.api-key is not set")
        .contains("set model-registry.enabled to false");
  }

  /** An application with nothing but its auto-configuration. */
  @EnableAutoConfiguration
  static class Empty {}

  private ApplicationContextRunner environment(Map<String, Object> variables) {
    return runner.withInitializer(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
  }

  private static List<String> explained(ApplicationContextRunner runner, String registry) {
    return on(runner, registries -> registries.explain().get(registry));
  }

  private static List<String> names(ApplicationContextRunner runner) {
    return on(runner, ModelRegistries::names);
  }

  private static <T> List<T> on(
      ApplicationContextRunner runner, Function<ModelRegistries, List<T>> ask) {
    List<T> found = new ArrayList<>();
    runner.run(
        context -> {
          assertThat(context).hasNotFailed();
          found.addAll(ask.apply(context.getBean(ModelRegistries.class)));
        });
    return found;
  }

  private static List<String> problems(ApplicationContextRunner runner) {
    List<String> problems = new ArrayList<>();
    runner.run(
        context -> {
          assertThat(context).hasFailed();
          assertThat(context.getStartupFailure())
              .rootCause()
              .isInstanceOfSatisfying(
                  ConfigurationException.class, cause -> problems.addAll(cause.problems()));
        });
    return problems;
  }
}
