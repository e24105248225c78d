package io.github.modelregistry.cli.session;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftListener;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import io.github.modelregistry.registry.driver.RegistryDefinitions;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.time.Duration;
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

  /** What the command line has beyond the settings, for the message that nothing is configured. */
  public static final String ADVICE =
      "A file can also be given with --config, or be ~/.config/model-registry/registries.yaml or"
          + " registries.json. To try mreg without an account, add --sandbox: mreg list --sandbox";

  private final Settings settings;
  private final @Nullable Duration timeout;
  private final Deque<Runnable> atEnd = new ArrayDeque<>();

  private Session(Settings settings, @Nullable Duration timeout) {
    this.settings = settings;
    this.timeout = timeout;
  }

  /**
   * Starts a session.
   *
   * @param context the environment of the program
   * @throws InvalidRequestException if the options contradict each other
   */
  public static Session open(CliContext context, SessionOptions options) {
    if (!options.sandbox()) {
      Settings environment = Settings.of(context.environment(), "the environment");
      return new Session(environment.with(configured(options.config())), options.timeout());
    }
    if (options.config() != null) {
      throw new InvalidRequestException(
          "--config", "it cannot be used with --sandbox, where only the sandbox's settings apply");
    }
    Sandbox sandbox = Sandbox.runningOrOwn(context);
    Session session = new Session(sandbox.settings(), options.timeout());
    session.atEnd.push(sandbox::close);
    return session;
  }

  private static Settings configured(@Nullable String path) {
    return Settings.of(
        path == null ? Map.of() : Map.of(RegistriesFile.SETTING.name(), path), "--config");
  }

  /** Returns the settings. */
  public Settings settings() {
    return settings;
  }

  /** Returns the path of the registries file, or null if there is none. */
  public @Nullable String registriesPath() {
    return RegistriesFiles.path(settings);
  }

  /** Returns the registries file, or null if there is none. */
  public @Nullable RegistriesFile registriesFile() {
    return RegistriesFiles.read(settings);
  }

  /** Returns the configuration shared by all clients. */
  public ClientConfig clientConfig(@Nullable DriftListener driftListener) {
    ClientConfig.Builder config =
        ClientConfig.builder()
            .userAgentSuffix("mreg/" + ProgramVersion.get())
            .driftListener(driftListener);
    return (timeout == null ? config : config.callTimeout(timeout)).build();
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
    ModelRegistries opened = open(all);
    atEnd.push(opened::close);
    return names.isEmpty() ? opened : opened.select(names);
  }

  private ModelRegistries open(Settings all) {
    ModelRegistries.Builder builder =
        ModelRegistries.builder()
            .settings(all)
            .file(registriesFile())
            .clientConfig(clientConfig(null));
    if (timeout != null) {
      builder.pageTimeout(timeout);
    }
    try {
      return builder.build();
    } catch (ConfigurationException problem) {
      boolean configured =
          definitions(List.of()).stream().anyMatch(RegistryDefinition::isConfigured);
      throw configured
          ? problem
          : new ConfigurationException(problem.problems().get(0) + "\n" + ADVICE);
    }
  }

  @Override
  public void close() {
    while (!atEnd.isEmpty()) {
      atEnd.pop().run();
    }
  }
}
