package io.github.modelregistry.registry.federation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.internal.federation.BackgroundWork;
import io.github.modelregistry.internal.federation.Federation;
import io.github.modelregistry.internal.federation.Member;
import io.github.modelregistry.internal.federation.MembersFromSettings;
import io.github.modelregistry.internal.federation.ThreadedWork;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.registry.CapabilityMatrix;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.runtime.TransportFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Several registries together, of whatever vendors.
 *
 * <pre>{@code
 * try (ModelRegistries all = ModelRegistries.fromEnvironment()) {
 *   all.models().forEach(model -> System.out.println(model.ref() + " " + model.name()));
 * }
 * }</pre>
 *
 * <p>A registry that cannot be opened does not affect the others: it is one of the {@link
 * #failures()}. Safe for use by several threads.
 */
public final class ModelRegistries implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(ModelRegistries.class.getName());

  /** How long a registry may take for one page by default. */
  public static final Duration DEFAULT_PAGE_TIMEOUT = Duration.ofMinutes(2);

  private final Map<String, Member> members;
  private final Duration pageTimeout;
  private final IntFunction<BackgroundWork> work;
  private final Map<String, ModelRegistryProvider> vendors;
  private final boolean view;
  private final Set<FederatedModels> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ModelRegistries(
      Collection<Member> members,
      Duration pageTimeout,
      IntFunction<BackgroundWork> work,
      Map<String, ModelRegistryProvider> vendors,
      boolean view) {
    Map<String, Member> byName = new LinkedHashMap<>();
    members.forEach(member -> byName.put(member.name(), member));
    this.members = byName;
    this.pageTimeout = pageTimeout;
    this.work = work;
    this.vendors = vendors;
    this.view = view;
  }

  /**
   * Opens a registry for every vendor whose environment variables are set, and for every one in the
   * file that {@code MODEL_REGISTRY_CONFIG} names. {@code MODEL_REGISTRY_ONLY} narrows them down to
   * the names it lists. Nothing is sent yet.
   *
   * @throws ConfigurationException if no registry is configured, or none can be opened; it names
   *     all problems
   */
  public static ModelRegistries fromEnvironment() {
    return fromSettings(Settings.fromEnvironment());
  }

  /** Opens what the given settings describe, as {@link #fromEnvironment()} does. */
  public static ModelRegistries fromSettings(Settings settings) {
    return builder().settings(settings).build();
  }

  /** Starts to build a set of registries. */
  public static Builder builder() {
    return new Builder();
  }

  /** Copies a model or version to another registry; see {@link CopyRequest}. */
  public Registration copy(CopyRequest request) {
    String source = request.source().model().registry();
    return new ModelCopy(request, registry(source), registry(request.target())).run();
  }

  /** Copies a model to a registry: short for a {@link CopyRequest} with these three values. */
  public Registration copy(
      ModelRef model, String target, Consumer<? super RegistrationRequest.Builder> registration) {
    return copy(
        CopyRequest.builder().model(model).target(target).registration(registration).build());
  }

  /** Returns the registries that are open, in the order of the settings. */
  public List<ModelRegistry> all() {
    return members.values().stream().map(Member::registry).filter(Objects::nonNull).toList();
  }

  /** Returns the names of the registries that are open, in the order of the settings. */
  @JsonValue
  public List<String> names() {
    return all().stream().map(ModelRegistry::name).toList();
  }

  /** Returns the registries that could not be opened, in the order of the settings. */
  public List<RegistryFailure> failures() {
    return members.values().stream().map(Member::failure).filter(Objects::nonNull).toList();
  }

  /**
   * Returns a registry.
   *
   * @throws ConfigurationException if its settings are missing, incomplete or wrong
   * @throws InvalidRequestException if no registry has this name; the message lists the names of
   *     those that exist
   */
  public ModelRegistry registry(String name) {
    requireOpen();
    return member(name).opened();
  }

  /**
   * Returns a model of any of the registries.
   *
   * @throws NotFoundException if there is no such model
   * @throws InvalidRequestException if the ref names a registry that is not among these
   */
  public RegisteredModel get(ModelRef ref) {
    return registry(ref.registry()).get(ref);
  }

  /** Returns a model by a text such as {@code wallaroo:839}; see {@link #get(ModelRef)}. */
  public RegisteredModel get(String ref) {
    return get(ModelRef.parse(ref));
  }

  /** Lists the models of all registries, lazily; see {@link FederatedModels}. */
  public FederatedModels models(ModelQuery query) {
    return federated(
        query.filters(),
        query.resumeToken(),
        (registry, token) -> registry.models(query.toBuilder().resumeToken(token).build()));
  }

  /** Lists the models of all registries that are not deleted. */
  public FederatedModels models() {
    return models(ModelQuery.all());
  }

  /** Lists the models of all registries that have exactly this name, lazily. */
  public FederatedModels findByName(String name) {
    return federated(
        "found=" + name,
        null,
        (registry, token) ->
            ModelQuery.builder()
                .resumeToken(token)
                .build()
                .list(registry.name(), cursor -> Page.last(registry.findByName(name))));
  }

  /** Returns what the open registries can do. */
  public CapabilityMatrix capabilities() {
    return CapabilityMatrix.of(all());
  }

  /**
   * Returns where the settings of each registry came from, by name, one line each; empty for
   * registries that were not opened from settings. Never shows a value.
   */
  public Map<String, List<String>> explain() {
    Map<String, List<String>> explanations = new LinkedHashMap<>();
    members.forEach((name, member) -> explanations.put(name, member.explanation()));
    return explanations;
  }

  /**
   * Returns a view of some of the registries, in the given order. Closing the view ends its
   * iterations, but leaves the registries open.
   *
   * @throws InvalidRequestException if a name is not among these
   */
  public ModelRegistries select(Collection<String> names) {
    requireOpen();
    List<Member> chosen = names.stream().map(this::member).toList();
    return new ModelRegistries(chosen, pageTimeout, work, vendors, true);
  }

  /**
   * Ends all iterations and closes all registries, those too that were added one by one. Does
   * nothing the second time.
   */
  @Override
  public void close() {
    closed = true;
    List.copyOf(open).forEach(FederatedModels::close);
    RuntimeException failure = view ? null : Member.closeAll(members.values(), null);
    if (failure != null) {
      throw failure;
    }
  }

  private FederatedModels federated(
      String scope, @Nullable String token, Federation.Listing listing) {
    requireOpen();
    List<Member> asked = List.copyOf(members.values());
    Map<String, String> places = Federation.places(token, scope, asked);
    return new FederatedModels(
        new Federation(asked, listing, scope, places, pageTimeout, work), open, null);
  }

  private Member member(String name) {
    Member member = members.get(name);
    if (member == null) {
      throw unknown(name);
    }
    return member;
  }

  private RegistryException unknown(String name) {
    ModelRegistryProvider vendor = vendors.get(name);
    if (vendor != null) {
      return new ConfigurationException(
          name + " is not configured: it needs " + SettingSpec.needed(vendor.settings()));
    }
    return new InvalidRequestException(
        "registry '" + name + "'",
        "no registry has this name; existing ones: " + String.join(", ", members.keySet()));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the registries are closed");
    }
  }

  /**
   * Builds a set of registries: those of settings first, then those that are added, in that order.
   *
   * <p>Not safe for use by several threads.
   */
  public static final class Builder {

    private final List<Member> added = new ArrayList<>();
    private @Nullable Settings settings;
    private @Nullable RegistriesFile file;
    private ClientConfig clientConfig = ClientConfig.defaults();
    private Duration pageTimeout = ModelRegistries.DEFAULT_PAGE_TIMEOUT;
    private IntFunction<BackgroundWork> work = ThreadedWork::onOwnThreads;
    private @Nullable TransportFactory transport;
    private @Nullable InstalledDrivers drivers;

    private Builder() {}

    /**
     * Opens every registry that the settings describe; see {@link ModelRegistries#fromEnvironment}.
     */
    public Builder settings(Settings all) {
      this.settings = ConfigurationException.requireNonNull(all, "The settings object");
      return this;
    }

    /**
     * Replaces the file that the settings name in {@code MODEL_REGISTRY_CONFIG}; used only together
     * with {@link #settings}.
     */
    public Builder file(@Nullable RegistriesFile registriesFile) {
      this.file = registriesFile;
      return this;
    }

    /** Sets timeouts, hooks, a drift listener and the like for the registries of the settings. */
    public Builder clientConfig(ClientConfig config) {
      this.clientConfig = ConfigurationException.requireNonNull(config, "The client configuration");
      return this;
    }

    /**
     * Sets what carries the calls of the registries of the settings, such as {@code
     * OkHttpTransports.using(client)} for an {@code OkHttpClient} of the user's.
     */
    public Builder transport(TransportFactory transport) {
      this.transport = ConfigurationException.requireNonNull(transport, "The transport");
      return this;
    }

    /** Adds a registry under its own name. */
    public Builder add(ModelRegistry registry) {
      added.add(Member.open(registry, List.of()));
      return this;
    }

    /**
     * Adds a registry under another name: its refs begin with that one.
     *
     * @param name {@code [a-z][a-z0-9-]{0,62}}
     */
    public Builder add(String name, ModelRegistry registry) {
      ModelRef.requireRegistryName(name);
      return add(registry.name().equals(name) ? registry : registry.withName(name));
    }

    /**
     * Sets how long a registry may take for one page, repeated attempts included, when several are
     * listed together. A registry that takes longer has failed; time in which it is not called does
     * not count.
     */
    public Builder pageTimeout(Duration timeout) {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new InvalidRequestException("page timeout", "it must be above zero");
      }
      this.pageTimeout = timeout;
      return this;
    }

    /**
     * Sets the executor that registries are called on, instead of daemon threads of each iteration.
     * It is never shut down, and should have a thread for each registry.
     */
    public Builder executor(Executor executor) {
      this.work = threads -> ThreadedWork.on(executor);
      return this;
    }

    Builder work(IntFunction<BackgroundWork> anywhere) {
      this.work = anywhere;
      return this;
    }

    Builder drivers(InstalledDrivers installed) {
      this.drivers = installed;
      return this;
    }

    /**
     * Opens the registries; nothing is sent yet.
     *
     * @throws ConfigurationException if settings were given and no registry of theirs can be
     *     opened, or two registries have one name; it names all problems
     */
    public ModelRegistries build() {
      List<Member> opened = List.of();
      Map<String, ModelRegistryProvider> vendors = Map.of();
      if (settings != null) {
        InstalledDrivers found = installed();
        opened = MembersFromSettings.open(settings, file, clientConfig, transport, found);
        vendors = found.providers();
      }
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
      return new ModelRegistries(members, pageTimeout, work, vendors, false);
    }

    private InstalledDrivers installed() {
      if (drivers != null) {
        return drivers;
      }
      InstalledDrivers found = InstalledDrivers.load();
      found.warnings().forEach(warning -> LOGGER.log(System.Logger.Level.WARNING, warning));
      return found;
    }
  }
}
