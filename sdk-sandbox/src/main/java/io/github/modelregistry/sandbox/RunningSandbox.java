package io.github.modelregistry.sandbox;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox of another process of the same user, found by a file in the user's home. So
 * several runs of the command line can use one sandbox and its state.
 */
public final class RunningSandbox {

  /**
   * Long, because the machine may be busy; without a listening process, connecting fails at once.
   */
  private static final int TIMEOUT_MILLIS = 10_000;

  private final long pid;
  private final Map<String, String> environment;

  private RunningSandbox(long pid, Map<String, String> environment) {
    this.pid = pid;
    this.environment = environment;
  }

  /** Returns the id of the sandbox's process. */
  public long pid() {
    return pid;
  }

  /** Returns the settings for clients of the sandbox, by names of environment variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns the running sandbox of this user, or empty if there is none. */
  public static Optional<RunningSandbox> find() {
    Path file = StateFile.usual();
    return file == null ? Optional.empty() : find(file);
  }

  /**
   * Returns the running sandbox that a file describes. The file must be accessible to this user
   * alone, its process must be alive, and each of its servers must know the file's secret.
   */
  public static Optional<RunningSandbox> find(Path file) {
    String text = StateFile.read(file);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return read(JsonValue.parse(text));
    } catch (DecodingException | IllegalArgumentException | IllegalStateException e) {
      // Not a file of ours, or one of another release.
      return Optional.empty();
    }
  }

  private static Optional<RunningSandbox> read(JsonValue state) {
    long pid = JsonFields.field(state, "pid").asLong();
    String token = JsonFields.field(state, "token").asString();
    List<JsonValue> servers = JsonFields.field(state, "servers").elements();
    boolean alive =
        ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
            && !servers.isEmpty()
            && servers.stream().allMatch(server -> knowsToken(server.asString(), token));
    Map<String, String> environment = new TreeMap<>();
    JsonFields.field(state, "environment")
        .fields()
        .forEach((name, value) -> environment.put(name, value.asString()));
    return alive ? Optional.of(new RunningSandbox(pid, Map.copyOf(environment))) : Optional.empty();
  }

  private static boolean knowsToken(String server, String token) {
    URI uri = URI.create(server);
    if (!"http".equals(uri.getScheme()) || !"127.0.0.1".equals(uri.getHost())) {
      return false;
    }
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              uri.resolve(VendorServer.ALIVE_PATH).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty(VendorServer.ALIVE_HEADER, token);
      return connection.getResponseCode() == HttpURLConnection.HTTP_NO_CONTENT;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Publishes a sandbox of this process to other processes of the user, in place of one published
   * before.
   *
   * @throws UncheckedIOException if the file cannot be written; the message names it
   */
  public static Publication publish(ModelRegistrySandbox sandbox) {
    Path file = StateFile.usual();
    if (file == null) {
      throw new UncheckedIOException(
          new IOException("the user has no home directory for the file of the sandbox"));
    }
    return publish(sandbox, file);
  }

  /** Publishes a sandbox of this process in a file. */
  public static Publication publish(ModelRegistrySandbox sandbox, Path file) {
    List<JsonValue> servers = new ArrayList<>();
    sandbox.vendors().forEach(vendor -> servers.add(JsonValue.of(vendor.baseUrl().toString())));
    Map<String, JsonValue> environment = new TreeMap<>();
    sandbox.environment().forEach((name, value) -> environment.put(name, JsonValue.of(value)));
    String state =
        new JsonFields()
            .put("pid", ProcessHandle.current().pid())
            .put("token", sandbox.aliveToken())
            .put("servers", JsonValue.array(servers))
            .put("environment", JsonValue.object(environment))
            .build()
            .toString();
    StateFile.write(file, state);
    return new Publication(file, state);
  }

  /** The published file of a running sandbox; closing removes it. */
  public static final class Publication implements AutoCloseable {

    private final Path file;
    private final String state;

    private Publication(Path file, String state) {
      this.file = file;
      this.state = state;
    }

    /** Returns the published file. */
    public Path file() {
      return file;
    }

    /** Removes the file, unless another sandbox has replaced it. Calling it again has no effect. */
    @Override
    public void close() {
      @Nullable String there = StateFile.read(file);
      if (Objects.equals(there, state)) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot remove " + file, e);
        }
      }
    }
  }
}
