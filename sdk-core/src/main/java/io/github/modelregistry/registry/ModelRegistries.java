package io.github.modelregistry.registry;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Several registries together, of whatever vendors.
 *
 * <pre>{@code
 * try (ModelRegistries all = ModelRegistries.fromEnvironment()) {
 *   for (RegisteredModel model : all.models(ModelQuery.all())) {
 *     System.out.println(model.ref() + " " + model.name());
 *   }
 * }
 * }</pre>
 *
 * <p>A vendor whose settings are incomplete beside others that are good does not stand in their
 * way: it is one of the {@link #failures()}. Safe for use by several threads.
 */
public final class ModelRegistries implements AutoCloseable {

  /** How long a registry may take for one page unless said otherwise. */
  public static final Duration DEFAULT_TIME_BUDGET = Duration.ofMinutes(2);

  private final Map<String, Member> members;
  private final Duration pageTimeout;
  private final IntFunction<BackgroundWork> work;
  private final boolean view;
  private final OpenIterations openWalks = new OpenIterations();
  private volatile boolean closed;

  ModelRegistries(
      Collection<Member> members,
      Duration pageTimeout,
      IntFunction<BackgroundWork> work,
      boolean view) {
    Map<String, Member> byName = new LinkedHashMap<>();
    members.forEach(member -> byName.put(member.name(), member));
    this.members = byName;
    this.pageTimeout = pageTimeout;
    this.work = work;
    this.view = view;
  }

  /**
   * Opens a registry for every vendor whose environment variables are set, and for every one in the
   * file that {@code MODEL_REGISTRY_CONFIG} names. {@code MODEL_REGISTRY_ONLY} narrows them down to
   * the names it lists. Nothing is sent yet.
   *
   * @throws ConfigurationException if nothing is configured, or nothing rightly; it names all
   *     problems
   */
  public static ModelRegistries fromEnvironment() {
    return fromSettings(Settings.fromEnvironment());
  }

  /** Opens what the given settings ask for, as {@link #fromEnvironment()} does. */
  public static ModelRegistries fromSettings(Settings settings) {
    return builder().settings(settings).build();
  }

  /** Starts to put registries together. */
  public static ModelRegistriesBuilder builder() {
    return new ModelRegistriesBuilder();
  }

  /** Returns the registries that are open, in the order of the settings. */
  public List<ModelRegistry> all() {
    return members.values().stream().map(Member::registry).filter(Objects::nonNull).toList();
  }

  /** Returns the names of the registries that are open, in the order of the settings. */
  public List<String> names() {
    return all().stream().map(ModelRegistry::name).toList();
  }

  /** Returns the registries that could not be opened, in the order of the settings. */
  public List<RegistryFailure> failures() {
    List<RegistryFailure> failures = new ArrayList<>();
    for (Member member : members.values()) {
      if (member.error() != null) {
        failures.add(RegistryFailure.of(member.name(), member.vendor(), member.error(), 0));
      }
    }
    return List.copyOf(failures);
  }

  /**
   * Returns a registry.
   *
   * @throws ConfigurationException if its settings are incomplete or wrong
   * @throws InvalidRequestException if no registry has this name; the message lists the names of
   *     those that exist
   */
  public ModelRegistry registry(String name) {
    requireOpen();
    Member member = members.get(name);
    if (member == null) {
      throw unknown(name);
    }
    if (member.error() != null) {
      throw member.error();
    }
    return Objects.requireNonNull(member.registry());
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

  /**
   * Returns the model that a text such as {@code wallaroo:839} names; see {@link #get(ModelRef)}.
   */
  public RegisteredModel get(String ref) {
    return get(ModelRef.parse(ref));
  }

  /** Lists the models of all registries, lazily; see {@link FederatedModels}. */
  public FederatedModels models(ModelQuery query) {
    return federated(
        query.filters(),
        query.resumeToken(),
        registry -> token -> registry.models(query.toBuilder().resumeToken(token).build()));
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
        registry ->
            token ->
                PagedModels.of(
                    registry.name(),
                    ModelQuery.builder().resumeToken(token).build(),
                    cursor -> Page.last(registry.findByName(name))));
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
   * Returns a view of some of the registries, in the given order. Closing the view ends its walks,
   * but leaves the registries open.
   *
   * @throws InvalidRequestException if a name is not among these
   */
  public ModelRegistries select(Collection<String> names) {
    requireOpen();
    List<Member> chosen = new ArrayList<>();
    for (String name : names) {
      Member member = members.get(name);
      if (member == null) {
        throw unknown(name);
      }
      chosen.add(member);
    }
    return new ModelRegistries(chosen, pageTimeout, work, true);
  }

  /**
   * Ends all walks and closes all registries, those too that were added one by one. Does nothing
   * the second time.
   */
  @Override
  public void close() {
    closed = true;
    openWalks.closeAll();
    if (view) {
      return;
    }
    RuntimeException failure = Member.closeAll(members.values(), null);
    if (failure != null) {
      throw failure;
    }
  }

  private FederatedModels federated(
      String scope,
      @Nullable String token,
      Function<ModelRegistry, Function<@Nullable String, PagedModels>> question) {
    requireOpen();
    List<FederationMember> asked =
        members.values().stream().map(member -> member.asking(question)).toList();
    Map<String, String> places = Federation.places(token, scope, asked);
    return new FederatedModels(
        new Federation(asked, scope, places, pageTimeout, work), openWalks, null);
  }

  private InvalidRequestException unknown(String name) {
    return new InvalidRequestException(
        "registry '" + RefText.printable(name) + "'",
        "no registry has this name; existing ones: " + String.join(", ", members.keySet()));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the registries are closed");
    }
  }
}
