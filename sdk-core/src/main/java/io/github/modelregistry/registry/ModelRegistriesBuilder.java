package io.github.modelregistry.registry;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts registries together: those of settings first, then those that are added, in that order.
 *
 * <p>Not safe for use by several threads.
 */
public final class ModelRegistriesBuilder {

  private final List<Member> added = new ArrayList<>();
  private @Nullable Settings settings;
  private @Nullable RegistriesFile file;
  private ClientConfig clientConfig = ClientConfig.defaults();
  private Duration pageTimeout = ModelRegistries.DEFAULT_TIME_BUDGET;
  private IntFunction<BackgroundWork> work = ThreadedWork::onOwnThreads;
  private Supplier<Stream<ModelRegistryProvider>> providers =
      () ->
          ServiceLoader.load(ModelRegistryProvider.class).stream().map(ServiceLoader.Provider::get);

  ModelRegistriesBuilder() {}

  /**
   * Opens every registry that the settings ask for; see {@link ModelRegistries#fromEnvironment}.
   */
  public ModelRegistriesBuilder settings(Settings all) {
    this.settings = all;
    return this;
  }

  /**
   * Takes the place of the file that the settings name in {@code MODEL_REGISTRY_CONFIG}; counts
   * only together with {@link #settings}.
   */
  public ModelRegistriesBuilder file(@Nullable RegistriesFile registriesFile) {
    this.file = registriesFile;
    return this;
  }

  /** Gives the registries of the settings timeouts, hooks, a drift listener and the like. */
  public ModelRegistriesBuilder clientConfig(ClientConfig config) {
    this.clientConfig = config;
    return this;
  }

  /** Adds a registry under its own name. */
  public ModelRegistriesBuilder add(ModelRegistry registry) {
    added.add(Member.open(registry, List.of()));
    return this;
  }

  /**
   * Adds a registry under another name: its refs begin with that one.
   *
   * @param name {@code [a-z][a-z0-9-]{0,62}}
   */
  public ModelRegistriesBuilder add(String name, ModelRegistry registry) {
    if (!RefText.isRegistryName(name)) {
      throw new InvalidRequestException(
          "registry name '" + RefText.printable(name) + "'", RefText.NAME_RULE);
    }
    return add(registry.name().equals(name) ? registry : registry.withName(name));
  }

  /**
   * Sets how long a registry may take for one page, repeated attempts included, when several are
   * listed together. A registry that takes longer has failed; time in which it isn't asked anything
   * does not count.
   */
  public ModelRegistriesBuilder pageTimeout(Duration budget) {
    if (budget.isZero() || budget.isNegative()) {
      throw new InvalidRequestException("time budget", "it must be above zero");
    }
    this.pageTimeout = budget;
    return this;
  }

  /**
   * Has registries asked on the given executor, which is never shut down, instead of on daemon
   * threads of each walk's own. It should have a thread for each registry.
   */
  public ModelRegistriesBuilder executor(Executor executor) {
    this.work = threads -> ThreadedWork.on(executor);
    return this;
  }

  ModelRegistriesBuilder work(IntFunction<BackgroundWork> anywhere) {
    this.work = anywhere;
    return this;
  }

  ModelRegistriesBuilder providers(Supplier<Stream<ModelRegistryProvider>> installed) {
    this.providers = installed;
    return this;
  }

  /**
   * Opens the registries; nothing is sent yet.
   *
   * @throws ConfigurationException if settings were given and ask for nothing, or for nothing
   *     rightly, or two registries have one name; it names all problems
   */
  public ModelRegistries build() {
    List<Member> opened =
        settings == null
            ? List.of()
            : new MembersFromSettings(settings, file, clientConfig, providers.get()).open();
    List<Member> members = new ArrayList<>(opened);
    members.addAll(added);
    Set<String> names = new LinkedHashSet<>();
    for (Member member : members) {
      if (!names.add(member.name())) {
        ConfigurationException twice =
            new ConfigurationException("two registries are named '" + member.name() + "'");
        Member.closeAll(opened, twice);
        throw twice;
      }
    }
    return new ModelRegistries(members, pageTimeout, work, false);
  }
}
