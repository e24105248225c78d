package io.github.modelregistry.cli.session;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftListener;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import io.github.modelregistry.registry.driver.RegistryDefinitions;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one command, the registries that it opens, and its sandbox if it uses one.
 * Closing the session closes all of them.
 *
 * <p>With a sandbox only the sandbox's settings apply, so that no real account is used.
 */
public final class Session implements AutoCloseable {

  private final Settings settings;
  private final Deque<Runnable> atEnd = new ArrayDeque<>();

  private Session(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts a session.
   *
   * @param context the environment of the program
   * @param inSandbox whether to use the sandbox: the running one of this user, or else one started
   *     for the session
   */
  public static Session open(CliContext context, boolean inSandbox) {
    if (!inSandbox) {
      return new Session(Settings.of(context.environment(), "the environment"));
    }
    Sandbox sandbox = Sandbox.runningOrOwn(context);
    Session session = new Session(sandbox.settings());
    session.atEnd.push(sandbox::close);
    return session;
  }

  /** Returns the settings. */
  public Settings settings() {
    return settings;
  }

  /** Returns the registries file, or null if the settings name none. */
  public @Nullable RegistriesFile registriesFile() {
    return RegistriesFiles.namedBy(settings);
  }

  /** Returns the configuration shared by all clients. */
  public ClientConfig clientConfig(@Nullable DriftListener driftListener) {
    return ClientConfig.builder()
        .userAgentSuffix("mreg/" + ProgramVersion.get())
        .driftListener(driftListener)
        .build();
  }

  /**
   * Returns the registries that the settings describe, none of them opened.
   *
   * @param names the ones to use; none at all means those that the settings choose
   */
  public List<RegistryDefinition> definitions(Collection<String> names) {
    RegistryDefinitions all =
        RegistryDefinitions.of(settings, registriesFile(), InstalledDrivers.load());
    return names.isEmpty() ? all.selected() : all.select(names);
  }

  /**
   * Opens registries, for as long as the session lasts.
   *
   * @param names the registries to use; if empty, those that the settings select
   */
  public ModelRegistries registries(Collection<String> names) {
    // Names on the command line take precedence over the environment.
    Settings all =
        names.isEmpty()
            ? settings
            : settings.with(Settings.of(Map.of(RegistryDefinitions.ONLY.name(), "")));
    ModelRegistries opened =
        ModelRegistries.builder()
            .settings(all)
            .file(registriesFile())
            .clientConfig(clientConfig(null))
            .build();
    atEnd.push(opened::close);
    return names.isEmpty() ? opened : opened.select(names);
  }

  @Override
  public void close() {
    while (!atEnd.isEmpty()) {
      atEnd.pop().run();
    }
  }
}
