package io.github.modelregistry.consumers.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts the program as its user would: in its own JVM, everything on the module path. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InventoryTest {
  private static final String MODULE = "io.github.modelregistry.consumers.modules";

  @Test
  void namedModulesFindTheDriversAndListTheirModels() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.answer(
          "/api/ml/v1/models",
          """
          {"data":[{"id":"m1","name":"churn","fqn":"model:t/r/churn","ml_repo_id":"r",
            "created_by_subject":{"subjectId":"s","subjectType":"user"},"type":"model",
            "created_at":"2023-11-07T05:31:56Z","updated_at":"2023-11-07T05:31:56Z"}],
           "pagination":{"total":1,"offset":0,"limit":100}}
          """);

      assertThat(run(server.url(), "key"))
          .containsExactly(
              "driver module io.github.modelregistry.truefoundry",
              "model truefoundry:m1",
              "vendors [marqtune, pieces, sensei, truefoundry, wallaroo]",
              "core module io.github.modelregistry.core",
              "exit 0");
      assertThat(server.requests()).isNotEmpty();
    }
  }

  private static List<String> run(String... arguments) throws IOException, InterruptedException {
    // Surefire keeps the class path of the test here; the forked JVM takes it for its module path.
    String modulePath = System.getProperty("java.class.path");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String main = MODULE + "/" + MODULE + ".Inventory";
    List<String> command =
        List.of(
            java,
            "--module-path",
            jarsOf(modulePath),
            "--module",
            main,
            arguments[0],
            arguments[1]);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return (output + "exit " + process.waitFor()).lines().toList();
  }

  /** Leaves out the classes of the tests themselves, which are no module. */
  private static String jarsOf(String classPath) {
    return List.of(classPath.split(File.pathSeparator)).stream()
        .filter(entry -> !entry.endsWith("test-classes"))
        .reduce((left, right) -> left + File.pathSeparator + right)
        .orElseThrow();
  }
}
