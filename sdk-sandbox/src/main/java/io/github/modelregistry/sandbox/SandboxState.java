package io.github.modelregistry.sandbox;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The description of a running sandbox that other processes read.
 *
 * @param pid the id of its process
 * @param startedAt the time of its start
 * @param version the version of the sandbox module
 * @param token the secret that its servers know
 * @param servers the base URL of each vendor, by the vendor's name
 * @param environment the settings for clients
 */
record SandboxState(
    long pid,
    Instant startedAt,
    String version,
    String token,
    Map<String, String> servers,
    Map<String, String> environment) {

  /**
   * Long, because the machine may be busy; without a listening process, connecting fails at once.
   */
  private static final int TIMEOUT_MILLIS = 10_000;

  static SandboxState of(ModelRegistrySandbox sandbox) {
    Map<String, String> servers =
        sandbox.vendors().stream()
            .collect(
                Collectors.toMap(
                    vendor -> vendor.vendor().id(), vendor -> vendor.baseUrl().toString()));
    return new SandboxState(
        ProcessHandle.current().pid(),
        Instant.now(),
        moduleVersion(),
        sandbox.secret(),
        servers,
        sandbox.environment());
  }

  /** Returns the version in the manifest of the sandbox's jar, or {@code dev} outside a jar. */
  static String moduleVersion() {
    @Nullable String version = SandboxState.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Reads a description, or returns null if the text is none. */
  static @Nullable SandboxState parse(String text) {
    try {
      JsonValue state = JsonValue.parse(text);
      return new SandboxState(
          JsonFields.field(state, "pid").asLong(),
          Instant.parse(JsonFields.field(state, "startedAt").asString()),
          JsonFields.field(state, "version").asString(),
          JsonFields.field(state, "token").asString(),
          texts(JsonFields.field(state, "servers")),
          texts(JsonFields.field(state, "environment")));
    } catch (DecodingException
        | IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | DateTimeException e) {
      return null;
    }
  }

  private static Map<String, String> texts(JsonValue object) {
    Map<String, String> texts = new TreeMap<>();
    object.fields().forEach((name, value) -> texts.put(name, value.asString()));
    return Map.copyOf(texts);
  }

  String toJson() {
    return new JsonFields()
        .put("pid", pid)
        .put("startedAt", startedAt.toString())
        .put("version", version)
        .put("token", token)
        .put("servers", object(servers))
        .put("environment", object(environment))
        .build()
        .toString();
  }

  private static JsonValue object(Map<String, String> texts) {
    JsonFields fields = new JsonFields();
    new TreeMap<>(texts).forEach(fields::put);
    return fields.build();
  }

  Set<String> vendors() {
    return new TreeSet<>(servers.keySet());
  }

  boolean hasLiveProcess() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Returns whether all servers run and know the secret, so that they are those described. */
  boolean isRunning() {
    return hasLiveProcess()
        && !servers.isEmpty()
        && servers.values().stream().allMatch(this::knowsToken);
  }

  private boolean knowsToken(String server) {
    if (!server.matches("http://127\\.0\\.0\\.1:[0-9]{1,5}")) {
      return false;
    }
    try {
      URI uri = URI.create(server);
      HttpURLConnection connection =
          (HttpURLConnection)
              uri.resolve(SandboxControl.ALIVE_PATH).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty(VendorServer.TOKEN_HEADER, token);
      return connection.getResponseCode() == HttpURLConnection.HTTP_NO_CONTENT;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
