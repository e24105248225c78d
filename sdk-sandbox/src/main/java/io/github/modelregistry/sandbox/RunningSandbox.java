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
 * A sandbox that another process of the same user runs, found by the file it has left in the user's
 * home. So a command line started many times can talk to one sandbox, whose state lasts.
 */
public final class RunningSandbox {

  /** Long, since a machine may be busy; where no process listens, connecting fails at once. */
  private static final int TIMEOUT_MILLIS = 10_000;

  private final long pid;
  private final Map<String, String> environment;

  private RunningSandbox(long pid, Map<String, String> environment) {
    this.pid = pid;
    this.environment = environment;
  }

  /** Returns the id of the process that runs the sandbox. */
  public long pid() {
    return pid;
  }

  /** Returns the settings, by the names of environment variables, that lead clients there. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns the running sandbox of this user, or nothing when none is running. */
  public static Optional<RunningSandbox> find() {
    Path file = StateFile.usual();
    return file == null ? Optional.empty() : find(file);
  }

  /**
   * Returns the running sandbox that a file tells of: the file is this user's alone, its process is
   * alive, and every server in it knows the file's secret.
   */
  public static Optional<RunningSandbox> find(Path file) {
    String text = StateFile.read(file);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return read(JsonValue.parse(text));
    } catch (DecodingException | IllegalArgumentException | IllegalStateException e) {
      // Not one of our files, or of another release.
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
   * Lets other processes of this user find a sandbox of this process. One published before is no
   * longer found.
   *
   * @throws UncheckedIOException when the file cannot be written, naming it
   */
  public static Publication publish(ModelRegistrySandbox sandbox) {
    Path file = StateFile.usual();
    if (file == null) {
      throw new UncheckedIOException(
          new IOException("there is no home directory to leave word of the sandbox in"));
    }
    return publish(sandbox, file);
  }

  /** Lets processes that know a file find a sandbox of this process. */
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

  /** Word of a running sandbox; closing it takes the word back. */
  public static final class Publication implements AutoCloseable {

    private final Path file;
    private final String state;

    private Publication(Path file, String state) {
      this.file = file;
      this.state = state;
    }

    /** Returns the file that others read. */
    public Path file() {
      return file;
    }

    /** Removes the file, unless another sandbox has taken its place. Again: does nothing. */
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
