package io.github.modelregistry.cli.session;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sandbox of a command: a running one of the user, or one started for the command. */
final class Sandbox implements AutoCloseable {

  private final Settings settings;
  private final @Nullable ModelRegistrySandbox own;

  private Sandbox(Settings settings, @Nullable ModelRegistrySandbox own) {
    this.settings = settings;
    this.own = own;
  }

  /**
   * Finds the running sandbox of this user, or else starts one.
   *
   * @param file the file of a running sandbox, or null for the default
   */
  static Sandbox runningOrOwn(@Nullable Path file) {
    Optional<RunningSandbox> running =
        file == null ? RunningSandbox.find() : RunningSandbox.find(file);
    if (running.isPresent()) {
      return new Sandbox(
          Settings.of(running.get().environment(), "the sandbox of process " + running.get().pid()),
          null);
    }
    ModelRegistrySandbox started = ModelRegistrySandbox.start();
    return new Sandbox(Settings.of(started.environment(), "the sandbox of this command"), started);
  }

  Settings settings() {
    return settings;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
