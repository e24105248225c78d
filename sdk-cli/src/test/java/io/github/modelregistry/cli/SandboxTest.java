package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.RunningSandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

  /** Settings that must not count in the sandbox. */
  private static final Map<String, String> OWN_ACCOUNT =
      Map.of(
          "TFY_HOST", "http://127.0.0.1:1",
          "TFY_API_KEY", "k",
          "MODEL_REGISTRY_CONFIG", "/no/such/file",
          "MODEL_REGISTRY_ONLY", "nothing");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--sandbox list", "list --sandbox"})
  void withoutARunningSandboxTheCommandStartsItsOwn(String line) {
    Run run = Run.with(OWN_ACCOUNT, line.split(" ", -1));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("wallaroo:839 ", "ticket-router");
    assertThat(run.err()).isEqualTo("mreg: using a sandbox that ends with this command.\n");
  }

  private Run run(String... arguments) {
    return Run.at(folder, 0, OWN_ACCOUNT, arguments);
  }

  @Test
  void aRunningSandboxIsUsedAndKeepsItsStateBetweenCommands() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start();
        RunningSandbox.Publication published = RunningSandbox.publish(sandbox, folder)) {
      sandbox.trueFoundry().addModel("added-meanwhile");
      assertThat(published.file()).hasParent(folder);

      for (int command = 0; command < 2; command++) {
        Run run = run("list", "--sandbox");
        assertThat(run.out()).contains("added-meanwhile");
        assertThat(run.err())
            .isEqualTo(
                "mreg: using the sandbox of process " + ProcessHandle.current().pid() + ".\n");
      }
    }
    assertThat(run("list", "--sandbox").out())
        .contains("wallaroo:839 ")
        .doesNotContain("added-meanwhile");
  }

  @Test
  void theOldestOfSeveralRunningSandboxesIsUsed() {
    try (ModelRegistrySandbox first = ModelRegistrySandbox.start();
        ModelRegistrySandbox second = ModelRegistrySandbox.start();
        RunningSandbox.Publication ofFirst = RunningSandbox.publish(first, folder);
        RunningSandbox.Publication ofSecond = RunningSandbox.publish(second, folder)) {
      first.trueFoundry().addModel("in-the-first");
      assertThat(ofFirst.file()).isNotEqualTo(ofSecond.file());

      assertThat(run("list", "--sandbox").out()).contains("in-the-first");
    }
  }

  @Test
  void aRunningSandboxWithOtherVendorsIsNotUsedAndNamed() {
    try (ModelRegistrySandbox sandbox =
            ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).start();
        RunningSandbox.Publication published = RunningSandbox.publish(sandbox, folder)) {
      sandbox.trueFoundry().addModel("added-meanwhile");
      assertThat(published.file()).exists();

      Run run = run("list", "--sandbox");

      assertThat(run.out()).contains("wallaroo:839 ").doesNotContain("added-meanwhile");
      assertThat(run.err())
          .isEqualTo(
              "mreg: using a sandbox that ends with this command; the running one (process "
                  + ProcessHandle.current().pid()
                  + ") has another version or other vendors.\n");
    }
  }

  @Test
  void aDetachedSandboxServesCommandsUntilItIsStopped() {
    Run detached = run("sandbox", "--detach", "--format", "json");
    assertThat(detached.exitCode()).as(detached.err()).isZero();
    String host = detached.json().get("TFY_HOST").asString();
    try {
      assertThat(detached.err()).contains("mreg sandbox stop");
      assertThat(run("list", "--sandbox").out()).contains("wallaroo:839 ");
      Run env = run("sandbox", "env");
      assertThat(env.exitCode()).isZero();
      assertThat(env.lines())
          .hasSize(detached.json().fields().size())
          .contains("export TFY_HOST='" + host + "'")
          .allMatch(line -> line.matches("export [A-Z_]+='[^']+'"));
      assertThat(run("sandbox", "env", "--format", "json").out()).isEqualTo(detached.out());
    } finally {
      Run stopped = run("sandbox", "stop");
      assertThat(stopped.exitCode()).as(stopped.err()).isZero();
      assertThat(stopped.err()).startsWith("mreg: ended the sandbox of process ");
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(run("sandbox", "env").exitCode()).isEqualTo(3);
  }

  @Test
  void aDetachedSandboxIsControlledOverHttp() throws Exception {
    JsonValue settings = run("sandbox", "--detach", "--format", "json").json();
    try {
      assertThat(call(settings, "pieces/failNext", "{\"calls\":100,\"status\":500}"))
          .isEqualTo(204);
      Run list = run("list", "--sandbox", "--format", "json");
      assertThat(list.exitCode()).isEqualTo(5);
      assertThat(list.json().at("failures", 0, "registry").asString()).isEqualTo("pieces");
      assertThat(list.json().at("failures", 0, "status").asLong()).isEqualTo(500);

      assertThat(call(settings, "pieces/clearFaults", "")).isEqualTo(204);
      assertThat(run("list", "--sandbox").exitCode()).isZero();
    } finally {
      run("sandbox", "stop");
    }
  }

  private static int call(JsonValue settings, String path, String arguments) throws Exception {
    String url = settings.get("MODEL_REGISTRY_SANDBOX_CONTROL_URL").asString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/" + path))
            .header(
                "X-Sandbox-Token", settings.get("MODEL_REGISTRY_SANDBOX_CONTROL_SECRET").asString())
            .POST(HttpRequest.BodyPublishers.ofString(arguments))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void severalSandboxesAreStoppedOneByOneOrTogether() {
    long first = pid(run("sandbox", "--detach", "--empty"));
    Run second = run("sandbox", "--detach", "--empty");
    assertThat(second.err())
        .contains("'mreg --sandbox' continues to use the sandbox of process " + first + ".");

    Run refused = run("sandbox", "stop");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("2 sandboxes are running", first + ", " + pid(second));

    assertThat(run("sandbox", "stop", Long.toString(first)).exitCode()).isZero();
    assertThat(run("sandbox", "stop", Long.toString(first)).exitCode()).isEqualTo(3);
    assertThat(run("sandbox", "stop", "--all").err())
        .isEqualTo("mreg: ended the sandbox of process " + pid(second) + ".\n");
    assertThat(run("sandbox", "stop").err()).contains("mreg sandbox --detach");
  }

  private static long pid(Run detached) {
    return Long.parseLong(detached.err().replaceFirst("(?s).*runs as process ([0-9]+).*", "$1"));
  }

  @Test
  void aPortThatIsTakenOrNoneIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(Math.min(taken.getLocalPort(), 65_531));
      for (String[] how : new String[][] {{}, {"--detach"}}) {
        List<String> arguments = new ArrayList<>(List.of("sandbox", "--port", port));
        arguments.addAll(List.of(how));

        Run run = run(arguments.toArray(new String[0]));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(port, "cannot listen").doesNotContain("--debug");
      }
    }
    int last = 65_536 - SandboxVendor.values().length;
    Run run = run("sandbox", "--port", "70000");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--port: the first port is a number from 1 to " + last + ", not 70000");
  }
}
