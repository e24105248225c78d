package io.github.modelregistry.registry.driver;

import io.github.modelregistry.registry.Capability;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the registries of one driver can do beyond {@link
 * io.github.modelregistry.registry.ModelRegistry}, stated once: its provider and its registries
 * both use it. Immutable.
 *
 * <pre>{@code
 * static final CapabilitySet<AcmeModelRegistry> CAPABILITIES =
 *     CapabilitySet.of(AcmeModelRegistry.class)
 *         .with(VersionListing.class, AcmeModelRegistry::versions);
 * }</pre>
 *
 * @param <R> the driver's registry
 */
public final class CapabilitySet<R> {

  private final Class<R> registryType;
  private final Map<Class<? extends Capability>, Function<? super R, ? extends Capability>>
      factories;
  private final Set<Class<? extends Capability>> experimental;

  private CapabilitySet(
      Class<R> registryType,
      Map<Class<? extends Capability>, Function<? super R, ? extends Capability>> factories,
      Set<Class<? extends Capability>> experimental) {
    this.registryType = registryType;
    this.factories = Collections.unmodifiableMap(factories);
    this.experimental = Set.copyOf(experimental);
  }

  /** Returns the set without any capability. */
  public static <R> CapabilitySet<R> of(Class<R> registryType) {
    return new CapabilitySet<>(registryType, Map.of(), Set.of());
  }

  /**
   * Returns this set with one more capability.
   *
   * @param type the interface of the capability
   * @param factory returns the capability of a registry
   */
  public <C extends Capability> CapabilitySet<R> with(
      Class<C> type, Function<? super R, ? extends C> factory) {
    Map<Class<? extends Capability>, Function<? super R, ? extends Capability>> more =
        new LinkedHashMap<>(factories);
    more.put(type, factory);
    return new CapabilitySet<>(registryType, more, experimental);
  }

  /**
   * Returns this set with one more capability, whose wire format is inferred and was not observed:
   * it may not work with a real server.
   */
  public <C extends Capability> CapabilitySet<R> withExperimental(
      Class<C> type, Function<? super R, ? extends C> factory) {
    Set<Class<? extends Capability>> marked = new HashSet<>(experimental);
    marked.add(type);
    return new CapabilitySet<>(registryType, with(type, factory).factories, marked);
  }

  /** Returns the interfaces of the capabilities, in the order in which they were added. */
  public Set<Class<? extends Capability>> types() {
    return factories.keySet();
  }

  /** Returns whether the wire format of a capability is inferred. */
  public boolean isExperimental(Class<? extends Capability> type) {
    return experimental.contains(type);
  }

  /** Returns a capability of a registry, which must be of this set's type. */
  <C extends Capability> Optional<C> find(Class<C> type, Object registry) {
    return Optional.ofNullable(factories.get(type))
        .map(factory -> type.cast(factory.apply(registryType.cast(registry))));
  }
}
