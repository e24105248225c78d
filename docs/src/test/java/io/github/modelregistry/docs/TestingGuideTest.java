package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the guide shows in other languages, and compares its table with the control URL. */
@ExtendWith(SandboxExtension.class)
class TestingGuideTest {

  private static final Path GUIDE =
      Path.of(System.getProperty("root.directory"), "docs/testing.md");
  private static final String TABLE = "| below the control URL | calls |\n| --- | --- |\n";

  @TempDir private Path folder;
  private Map<String, String> environment;
  private ExampleRunner runner;

  @BeforeEach
  void read(ModelRegistrySandbox sandbox) {
    environment = sandbox.environment();
    runner = new ExampleRunner(environment);
  }

  @Test
  void theShellCommandsPrintWhatTheGuideSays(ModelRegistrySandbox sandbox) throws Exception {
    runner.assume(folder, "curl", "--version");

    String output = run("sh", "commands.sh", block("sh", "sandbox() {"));

    assertThat(output)
        .contains("{\"status\":\"UP\",", "503\n200\n{\"count\":1,\"requests\":[{\"kind\":\"call\"");
    assertThat(sandbox.trueFoundry().calls()).as("reset").isEmpty();
  }

  @Test
  void thePythonProgramPasses() throws Exception {
    runner.assume(folder, "python3", "-c", "import requests");

    assertThat(run("python3", "test.py", block("python", "requests"))).isEqualTo("passed\n");
  }

  @Test
  void theJavaScriptProgramPasses() throws Exception {
    runner.assume(folder, "node", "-e", "fetch");

    assertThat(run("node", "test.mjs", block("js", "fetch"))).isEqualTo("passed\n");
  }

  /** The names of methods and arguments are what users write. */
  @Test
  void allCallsAreListed() throws Exception {
    String guide = Files.readString(GUIDE);
    String text = guide.substring(0, guide.indexOf(TABLE) + TABLE.length());
    String expected = text + table();
    if (Boolean.getBoolean("api.update")) {
      Files.writeString(GUIDE, expected);
    }

    assertThat(Files.readString(GUIDE)).as("accept with -Dapi.update=true").isEqualTo(expected);
  }

  private String table() throws Exception {
    Map<String, Set<String>> calls = new TreeMap<>();
    for (SandboxVendor vendor : SandboxVendor.values()) {
      calls.put(vendor.id(), calls("/" + vendor.id()));
    }
    Set<String> common = new TreeSet<>(calls.values().iterator().next());
    calls.values().forEach(common::retainAll);
    StringBuilder rows = new StringBuilder();
    rows.append(row("", calls("")));
    rows.append(row("/VENDOR", common));
    calls.forEach(
        (vendor, own) -> {
          own.removeAll(common);
          rows.append(row("/" + vendor, own));
        });
    return rows.toString();
  }

  private static String row(String path, Set<String> calls) {
    return calls.stream()
        .map(call -> "`" + call + "`")
        .collect(Collectors.joining(" ", "| `" + path + "/` | ", " |\n"));
  }

  private Set<String> calls(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(environment.get("MODEL_REGISTRY_SANDBOX_CONTROL_URL") + path))
            .header("X-Sandbox-Token", environment.get("MODEL_REGISTRY_SANDBOX_CONTROL_SECRET"))
            .build();
    String described = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return JsonValue.parse(described).at("methods").elements().stream()
        .map(TestingGuideTest::signature)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String signature(JsonValue method) {
    return method.at("parameters").fields().entrySet().stream()
        .map(
            parameter ->
                parameter.getKey()
                    + (parameter.getValue().asString().endsWith("optional") ? "?" : ""))
        .collect(Collectors.joining(", ", method.at("name").asString() + "(", ")"));
  }

  /** Returns the only block of a language that contains a text. */
  private static String block(String language, String text) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE));
    List<String> blocks =
        matcher.results().map(found -> found.group(1)).filter(b -> b.contains(text)).toList();
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  private String run(String interpreter, String name, String program) throws Exception {
    Files.writeString(folder.resolve(name), program);
    return runner.run(folder, List.of(interpreter, name));
  }
}
