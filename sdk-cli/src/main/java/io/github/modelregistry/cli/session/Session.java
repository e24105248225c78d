package io.github.modelregistry.cli.session;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftListener;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one command works with: its settings, the registries that it opens, and the sandbox if it
 * asked for one. Closing the session closes them all.
 *
 * <p>In the sandbox the settings are the sandbox's alone: nobody's accounts are touched then.
 */
public final class Session implements AutoCloseable {

  /** Chooses registries by name. */
  public static final String ONLY = "MODEL_REGISTRY_ONLY";

  private final Settings settings;
  private final Deque<Runnable> atEnd = new ArrayDeque<>();

  private Session(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts a session.
   *
   * @param context where the settings are
   * @param inSandbox whether to use the sandbox: the one that this user has running, or else one
   *     that lives as long as the session
   */
  public static Session open(CliContext context, boolean inSandbox) {
    if (!inSandbox) {
      return new Session(Settings.of(context.environment(), "the environment"));
    }
    Sandbox sandbox = Sandbox.runningOrOwn(context.sandboxFile());
    Session session = new Session(sandbox.settings());
    session.atEnd.push(sandbox::close);
    return session;
  }

  /** Returns the settings. */
  public Settings settings() {
    return settings;
  }

  /** Returns the registries file, or null when the settings name none. */
  public @Nullable RegistriesFile registriesFile() {
    return RegistriesFiles.namedBy(settings);
  }

  /** Returns what all clients share. */
  public ClientConfig clientConfig(@Nullable DriftListener driftListener) {
    return ClientConfig.builder()
        .userAgentSuffix("mreg/" + ProgramVersion.get())
        .driftListener(driftListener)
        .build();
  }

  /**
   * Opens registries, for as long as the session lasts.
   *
   * @param names the ones to use; none at all means those that the settings choose
   */
  public ModelRegistries registries(Collection<String> names) {
    // A name on the command line counts more than one in the environment.
    Settings all = names.isEmpty() ? settings : settings.with(Settings.of(Map.of(ONLY, "")));
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
