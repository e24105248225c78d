package io.github.modelregistry.cli;

import static io.github.modelregistry.cli.FakeTrueFoundry.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.testkit.Certificates;
import io.github.modelregistry.testkit.ConnectProxy;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.testkit.TlsProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two registries with certificates of a private authority that demand one of the client: one behind
 * a proxy with a password, one called directly. Each program is a process with the variables alone.
 */
@Timeout(120)
class CorporateNetworkTest {

  private static final String BEHIND_PROXY = "tfy.corp.example";
  private static final String DIRECT = "marqtune.corp.example";
  private static final String PASSWORD = "pr@xy/geheim";
  private static final String MARQO_KEY = "marqo-geheim";

  @TempDir private static Path folder;
  private static SSLContext context;

  private final FakeTrueFoundry trueFoundry =
      new FakeTrueFoundry().withModels(model("m1", "churn"));
  private final ScriptedServer marqtune =
      ScriptedServer.start().otherwise(ScriptedResponse.json("[" + marqtuneModel() + "]"));
  private final ConnectProxy proxy = ConnectProxy.start().requiring("svc", PASSWORD);
  private TlsProxy behindProxy;
  private TlsProxy direct;

  /** A program that uses the facade. */
  static final class Inventory {

    private Inventory() {}

    /** Prints the refs of all models. */
    public static void main(String[] arguments) {
      try (ModelRegistries registries = ModelRegistries.fromEnvironment()) {
        for (RegisteredModel model : registries.models()) {
          System.out.println(model.ref());
        }
      }
    }
  }

  @BeforeAll
  static void makeCertificates() throws Exception {
    KeyStore store =
        new Certificates(folder).issued("corp", "dns:" + BEHIND_PROXY + ",dns:" + DIRECT);
    context = Certificates.context(store, Certificates.trusting(store, "authority"));
    Files.writeString(folder.resolve("ca.pem"), Certificates.pem(store, "authority"));
    Files.writeString(folder.resolve("client.pem"), Certificates.pem(store, "client"));
    Files.writeString(folder.resolve("client-key.pem"), Certificates.keyPem(store, "client"));
    Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n127.0.0.1 " + DIRECT + "\n");
  }

  @BeforeEach
  void startServers() throws IOException {
    behindProxy = new TlsProxy(context, true, trueFoundry.server().uri());
    direct = new TlsProxy(context, true, marqtune.uri());
    proxy.leading(BEHIND_PROXY + ":443", behindProxy.port());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    behindProxy.close();
    direct.close();
    marqtune.close();
    trueFoundry.close();
  }

  @Test
  void theCommandLineWorksByVariablesAlone() throws Exception {
    String output = run(Main.class, variables(), "list", "--format", "ndjson");

    assertThat(output).contains("\"truefoundry:m1\"", "\"marqtune:5f0c\"");
    checkWhatWasSent();
  }

  @Test
  void theFacadeWorksByVariablesAlone() throws Exception {
    assertThat(run(Inventory.class, variables()).lines())
        .containsExactly("marqtune:5f0c", "truefoundry:m1");
    checkWhatWasSent();
  }

  @Test
  void bothWorkByARegistriesFile() throws Exception {
    String output = run(Main.class, file(), "list", "--format", "ndjson");
    assertThat(output).contains("\"tfy-corp:m1\"", "\"marqtune-corp:5f0c\"");
    checkWhatWasSent();

    assertThat(run(Inventory.class, file()).lines())
        .containsExactly("tfy-corp:m1", "marqtune-corp:5f0c");
  }

  @Test
  void doctorShowsTheProxyWithoutItsPassword() throws Exception {
    assertThat(run(Main.class, variables(), "doctor"))
        .contains("HTTPS_PROXY = ********@127.0.0.1:" + proxy.port())
        .contains("MODEL_REGISTRY_CA_FILE = " + folder.resolve("ca.pem"));
  }

  private void checkWhatWasSent() {
    assertThat(proxy.requests())
        .isNotEmpty()
        .extracting(ReceivedRequest::requestLine)
        .containsOnly("CONNECT " + BEHIND_PROXY + ":443 HTTP/1.1");
    assertThat(proxy.requests())
        .allSatisfy(r -> assertThat(r.header("Proxy-Authorization")).startsWith("Basic "))
        .allSatisfy(r -> assertThat(r.header("Authorization")).isNull());
    assertThat(trueFoundry.server().requests())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.header("Host")).isEqualTo(BEHIND_PROXY))
        .allSatisfy(
            r -> assertThat(r.header("Authorization")).isEqualTo("Bearer " + FakeTrueFoundry.KEY))
        .allSatisfy(r -> assertThat(r.header("Proxy-Authorization")).isNull());
    assertThat(marqtune.requests())
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.header("Host")).isEqualTo(DIRECT + ":" + direct.port()))
        .allSatisfy(r -> assertThat(r.header("x-api-key")).isEqualTo(MARQO_KEY))
        .allSatisfy(r -> assertThat(r.header("Proxy-Authorization")).isNull());
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("HTTPS_PROXY", "http://svc:pr%40xy%2Fgeheim@127.0.0.1:" + proxy.port());
    variables.put("NO_PROXY", "other.example, " + DIRECT);
    variables.put("MODEL_REGISTRY_CA_FILE", folder.resolve("ca.pem").toString());
    variables.put("MODEL_REGISTRY_CLIENT_CERT_FILE", folder.resolve("client.pem").toString());
    variables.put("MODEL_REGISTRY_CLIENT_KEY_FILE", folder.resolve("client-key.pem").toString());
    variables.put("MODEL_REGISTRY_TIMEOUT", "90s");
    variables.put("TFY_HOST", BEHIND_PROXY);
    variables.put("TFY_API_KEY", FakeTrueFoundry.KEY);
    variables.put("MARQTUNE_URL", "https://" + DIRECT + ":" + direct.port());
    variables.put("MARQO_API_KEY", MARQO_KEY);
    return variables;
  }

  /** Only secrets are in variables; one registry has the proxy, the other has none. */
  private Map<String, String> file() throws IOException {
    String json =
        """
        {"registries": [
          {"name": "tfy-corp", "vendor": "truefoundry", "settings": {
            "TFY_HOST": "%s", "TFY_API_KEY": "${TFY_KEY}",
            "HTTPS_PROXY": "http://svc:${PROXY_PASSWORD}@127.0.0.1:%d", %s}},
          {"name": "marqtune-corp", "vendor": "marqtune", "settings": {
            "MARQTUNE_URL": "https://%s:%d", "MARQO_API_KEY": "${MARQO_KEY}", %3$s}}]}
        """
            .formatted(BEHIND_PROXY, proxy.port(), certificates(), DIRECT, direct.port());
    Path file = Files.writeString(folder.resolve("registries.json"), json);
    return Map.of(
        "MODEL_REGISTRY_CONFIG",
        file.toString(),
        "PROXY_PASSWORD",
        PASSWORD,
        "TFY_KEY",
        FakeTrueFoundry.KEY,
        "MARQO_KEY",
        MARQO_KEY);
  }

  private static String certificates() {
    return """
    "MODEL_REGISTRY_CA_FILE": "%1$s/ca.pem",
    "MODEL_REGISTRY_CLIENT_CERT_FILE": "%1$s/client.pem",
    "MODEL_REGISTRY_CLIENT_KEY_FILE": "%1$s/client-key.pem\"\
    """
        .formatted(folder.toString().replace('\\', '/'));
  }

  private static String marqtuneModel() {
    return """
    {"modelId":"5f0c","modelName":"shoes","status":"Ready","baseModel":"b",
     "instanceType":"marqtune.basic","checkpoints":[]}\
    """;
  }

  /** Returns what a program prints that has these variables and no others. */
  private static String run(Class<?> main, Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djdk.net.hosts.file=" + folder.resolve("hosts"));
    command.add("-Duser.home=" + folder);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).doesNotContain("geheim", FakeTrueFoundry.KEY);
    return output;
  }
}
