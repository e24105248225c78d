package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the hosting service reads: workflows, templates and the configuration of updates. It reads
 * them only after a change is on the main branch, so that an error in them would be found late.
 */
class WorkflowsTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory")).normalize();
  private static final Path GITHUB = ROOT.resolve(".github");
  private static final Pattern ACTION = Pattern.compile("[\\w-]+/[\\w/-]+@v\\d+");
  private static final Pattern PROFILE = Pattern.compile("-P(\\S+)");
  private static final Pattern MODULE = Pattern.compile("-pl (\\S+)");
  private static final Pattern PROPERTY = Pattern.compile("-D([\\w.-]+)");
  private static final Pattern SCRIPT =
      Pattern.compile("(?m)^\\s*(?:bash )?(\\.?[\\w./-]*/[\\w.-]+)");

  /** Properties that Maven and its plugins define themselves. */
  private static final Set<String> PLUGIN_PROPERTIES =
      Set.of("skipTests", "test", "it.test", "maven.test.skip");

  static Stream<Path> workflows() throws IOException {
    return files("workflows", ".yml").stream();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowMayOnlyReadAndEndsByItself(Path file) throws IOException {
    Map<String, Object> workflow = read(file);

    assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
    assertThat(map(workflow, "concurrency")).containsKeys("group", "cancel-in-progress");
    for (Map<String, Object> job : jobs(workflow)) {
      assertThat(job.containsKey("permissions")).as("more than the workflow may").isFalse();
      assertThat(job.get("timeout-minutes")).as("timeout of a job").isInstanceOf(Integer.class);
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void actionsHaveTheirMajorVersion(Path file) throws IOException {
    for (Map<String, Object> step : steps(read(file))) {
      if (step.containsKey("uses")) {
        assertThat(step.get("uses").toString()).matches(ACTION);
      } else {
        assertThat(step.get("run")).as("a step that does nothing").isInstanceOf(String.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void commandsNameWhatExists(Path file) throws IOException {
    String poms = poms();
    for (Map<String, Object> step : steps(read(file))) {
      String command = step.containsKey("run") ? step.get("run").toString() : "";
      for (String profile : textsIn(PROFILE, command)) {
        assertThat(poms).as(command).contains("<id>" + profile + "</id>");
      }
      for (String module : textsIn(MODULE, command)) {
        assertThat(ROOT.resolve(module).resolve("pom.xml")).as(command).exists();
      }
      for (String property : textsIn(PROPERTY, command)) {
        if (!PLUGIN_PROPERTIES.contains(property)) {
          assertThat(poms).as(command).containsAnyOf("${" + property + "}", "<" + property + ">");
        }
      }
      for (String script : textsIn(SCRIPT, command)) {
        assertThat(ROOT.resolve(script)).as(command).exists();
      }
    }
  }

  @Test
  void theBuildRunsOnAllSystemsWithEachSupportedJdk() throws IOException {
    Map<String, Object> workflow = read(GITHUB.resolve("workflows/build.yml"));
    Map<String, Object> matrix =
        map(map(map(map(workflow, "jobs"), "verify"), "strategy"), "matrix");

    assertThat(matrix.get("os").toString()).contains("ubuntu", "windows", "macos");
    assertThat(matrix.get("java")).isEqualTo(List.of("17", "21", "25"));
    assertThat(steps(workflow)).extracting(step -> step.get("run")).contains("mvn -B -ntp verify");
  }

  @Test
  void updatesAreProposedForFoldersThatExist() throws IOException {
    List<?> updates = (List<?>) read(GITHUB.resolve("dependabot.yml")).get("updates");

    assertThat(updates).hasSizeGreaterThan(2);
    for (Object update : updates) {
      String folder = object(update).get("directory").toString();
      assertThat(ROOT.resolve(folder.substring(1))).isDirectory();
    }
  }

  @Test
  void theFormsForIssuesHaveWhatTheyNeed() throws IOException {
    for (Path file : files("ISSUE_TEMPLATE", ".yml")) {
      if (file.endsWith("config.yml")) {
        assertThat(read(file)).containsKey("blank_issues_enabled");
        continue;
      }
      assertThat(read(file)).as("%s", file).containsKeys("name", "description", "body");
      for (Object element : (List<?>) read(file).get("body")) {
        Map<String, Object> attributes = map(object(element), "attributes");
        assertThat(attributes).containsKey(isText(element) ? "value" : "label");
        assertThat(isText(element) || object(element).containsKey("id")).isTrue();
      }
    }
  }

  @Test
  void nothingNamesAnAddressOrAMailbox() throws IOException {
    for (Path file : files("", "")) {
      assertThat(Files.readString(file))
          .as("%s", file)
          .doesNotContain("://")
          .doesNotContainPattern("[\\w.]+@[\\w-]+\\.\\w");
    }
  }

  private static boolean isText(Object element) {
    return "markdown".equals(object(element).get("type"));
  }

  private static List<Map<String, Object>> jobs(Map<String, Object> workflow) {
    List<Map<String, Object>> jobs = new ArrayList<>();
    map(workflow, "jobs").values().forEach(job -> jobs.add(object(job)));
    assertThat(jobs).isNotEmpty();
    return jobs;
  }

  private static List<Map<String, Object>> steps(Map<String, Object> workflow) {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Map<String, Object> job : jobs(workflow)) {
      ((List<?>) job.get("steps")).forEach(step -> steps.add(object(step)));
    }
    assertThat(steps).isNotEmpty();
    return steps;
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    assertThat(parent).containsKey(key);
    return object(parent.get(key));
  }

  private static Map<String, Object> read(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    return object(new Load(settings).loadFromString(Files.readString(file)));
  }

  @SuppressWarnings("unchecked") // the keys of these documents are texts
  private static Map<String, Object> object(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) value;
  }

  private static List<String> textsIn(Pattern pattern, String command) {
    return pattern
        .matcher(command)
        .results()
        .map((MatchResult found) -> found.group(1))
        .flatMap(names -> Stream.of(names.split(",")))
        .toList();
  }

  private static String poms() throws IOException {
    StringBuilder poms = new StringBuilder();
    try (Stream<Path> all = Files.walk(ROOT, 3)) {
      for (Path pom : all.filter(file -> file.endsWith("pom.xml")).toList()) {
        poms.append(Files.readString(pom));
      }
    }
    return poms.toString();
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(GITHUB.resolve(folder))) {
      List<Path> files =
          all.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
              .sorted()
              .toList();
      assertThat(files).isNotEmpty();
      return files;
    }
  }
}
