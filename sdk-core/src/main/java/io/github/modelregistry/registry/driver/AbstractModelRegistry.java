package io.github.modelregistry.registry.driver;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.UnsupportedCapabilityException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the registries of all drivers have in common: their name, their client, how a health check
 * is timed, which capabilities there are and how names are compared. A driver adds the vendor's own
 * calls and terms.
 *
 * <p>As thread-safe as the client that it holds.
 *
 * @param <C> the vendor's client
 */
public abstract class AbstractModelRegistry<C> implements ModelRegistry {

  /** How many models a look-up by name reads: a list that never ends must not hold it. */
  static final int MAX_MODELS_READ = 1_000_000;

  private final String name;
  private final C client;
  private final Runnable closing;
  private final CapabilitySet<?> capabilities;

  /**
   * Creates the registry.
   *
   * @param name the name that its refs begin with
   * @param closing what closing this registry does: nothing if the client is owned elsewhere
   * @param capabilities what it can do; of the type of this registry
   */
  protected AbstractModelRegistry(
      String name, C client, Runnable closing, CapabilitySet<?> capabilities) {
    this.name = name;
    this.client = client;
    this.closing = closing;
    this.capabilities = capabilities;
  }

  @Override
  public final String name() {
    return name;
  }

  /** Returns the vendor's client, for the driver's own calls. */
  protected final C client() {
    return client;
  }

  /** Returns what {@link #close()} does, to hand it on to a registry of another name. */
  protected final Runnable closing() {
    return closing;
  }

  /** Returns the address of the vendor's server, as messages show it. */
  protected abstract URI address();

  @Override
  public final Set<Class<? extends Capability>> capabilities() {
    return capabilities.types();
  }

  @Override
  public final boolean isExperimental(Class<? extends Capability> type) {
    return capabilities.isExperimental(type);
  }

  @Override
  public final <T extends Capability> Optional<T> capability(Class<T> type) {
    return capabilities.find(type, this);
  }

  @Override
  public final <T extends Capability> T require(Class<T> type) {
    return capability(type)
        .orElseThrow(
            () ->
                new UnsupportedCapabilityException(
                    name,
                    type.getSimpleName(),
                    InstalledDrivers.load().capabilities().supportedBy(type)));
  }

  /** Reads all models. Drivers whose server filters by name let it save pages. */
  @Override
  public List<RegisteredModel> findByName(String modelName) {
    return exactly(modelName, models(ModelQuery.all()));
  }

  /**
   * Returns those models of a list that have exactly this name, and closes the list.
   *
   * @throws DecodingException if a row of the list is unusable, since it may have the name, or the
   *     list has more than {@value #MAX_MODELS_READ} models
   */
  protected static List<RegisteredModel> exactly(
      String modelName, PagedResult<RegisteredModel> models) {
    try (models) {
      List<RegisteredModel> found = new ArrayList<>();
      long read = 0;
      for (RegisteredModel model : models) {
        if (++read > MAX_MODELS_READ) {
          throw new DecodingException(
              "$",
              "the look-up by name stopped after "
                  + MAX_MODELS_READ
                  + " models, and the list has more; list the models and filter them instead");
        }
        if (modelName.equals(model.name())) {
          found.add(model);
        }
      }
      return List.copyOf(found);
    }
  }

  /**
   * Times a read.
   *
   * @param endpoint the address that the read asks
   */
  protected static HealthCheck checkHealth(URI endpoint, Runnable read) {
    long start = System.nanoTime();
    read.run();
    return HealthCheck.of(endpoint, Duration.ofNanos(System.nanoTime() - start));
  }

  @Override
  public final <T> Optional<T> unwrap(Class<T> type) {
    return type.isInstance(client) ? Optional.of(type.cast(client)) : Optional.empty();
  }

  @Override
  public final void close() {
    closing.run();
  }

  @Override
  public final String toString() {
    return name + " at " + address();
  }
}
