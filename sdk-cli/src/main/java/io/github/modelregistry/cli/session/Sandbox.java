package io.github.modelregistry.cli.session;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.RunningSandbox;
import java.util.List;
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
   * Finds the oldest running sandbox of this user that has the version and the vendors of this
   * program, or else starts one; prints which to the error output.
   */
  static Sandbox runningOrOwn(CliContext context) {
    List<RunningSandbox> running = context.runningSandboxes();
    return running.stream()
        .filter(RunningSandbox::hasSameVersionAndVendors)
        .findFirst()
        .map(sandbox -> use(sandbox, context))
        .orElseGet(() -> start(running, context));
  }

  private static Sandbox use(RunningSandbox running, CliContext context) {
    String name = "the sandbox of process " + running.pid();
    context.printError("mreg: using " + name + ".");
    return new Sandbox(Settings.of(running.environment(), name), null);
  }

  private static Sandbox start(List<RunningSandbox> unlike, CliContext context) {
    ModelRegistrySandbox started = ModelRegistrySandbox.start();
    String reason =
        unlike.isEmpty()
            ? "."
            : "; the running one (process "
                + unlike.get(0).pid()
                + ") has another version or other vendors.";
    context.printError("mreg: using a sandbox that ends with this command" + reason);
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
