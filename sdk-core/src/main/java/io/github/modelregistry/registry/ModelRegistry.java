package io.github.modelregistry.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.UnsupportedCapabilityException;
import io.github.modelregistry.page.PagedResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One registry of models, whatever its vendor: what all of them can do.
 *
 * <p>What only some can do is a {@link Capability}. What one vendor alone can do stays on that
 * vendor's client, which {@link #unwrap} gives. All methods block, may be called from any thread,
 * and throw {@link RegistryException}s; after {@link #close()} they throw {@link
 * IllegalStateException}.
 *
 * <p>Only drivers implement this interface: methods may be added, with a default.
 */
public interface ModelRegistry extends AutoCloseable {

  /** Returns the registry's name, which its refs begin with: the vendor's, or a chosen one. */
  @JsonValue
  String name();

  /** Returns the vendor's name in lower case, such as {@code wallaroo}. */
  String vendor();

  /**
   * Returns this registry under another name: its refs begin with that one.
   *
   * <p>Both share one client. Closing one of them does what closing the other does.
   *
   * @param registryName {@code [a-z][a-z0-9-]{0,62}}
   */
  ModelRegistry withName(String registryName);

  /**
   * Lists models, lazily: nothing is sent before the first element is requested.
   *
   * @param query which models, and how
   * @throws InvalidRequestException if the query's resume token is not of this list
   */
  PagedResult<RegisteredModel> models(ModelQuery query);

  /** Lists all models that are not deleted. */
  default PagedResult<RegisteredModel> models() {
    return models(ModelQuery.all());
  }

  /**
   * Returns a model.
   *
   * @throws NotFoundException if there is none with this id, or it is deleted
   * @throws InvalidRequestException if the ref belongs to another registry
   */
  RegisteredModel get(ModelRef ref);

  /**
   * Returns all models with exactly this name, case included; empty when there is none. Names are
   * not unique.
   */
  List<RegisteredModel> findByName(String name);

  /**
   * Makes the cheapest read that needs the credentials.
   *
   * @throws RegistryException the typed failure, if the registry cannot be reached or refuses the
   *     call
   */
  HealthCheck checkHealth();

  /** Returns what this registry can do beyond this interface. */
  Set<Class<? extends Capability>> capabilities();

  /**
   * Returns whether the wire format of a capability was inferred from what the vendor publishes,
   * and not observed: it may not work with a real server. False for capabilities that this registry
   * does not have.
   */
  default boolean isExperimental(Class<? extends Capability> type) {
    return false;
  }

  /** Returns a capability, or empty if this registry does not support it. */
  <C extends Capability> Optional<C> capability(Class<C> type);

  /**
   * Returns a capability.
   *
   * @throws UnsupportedCapabilityException if this registry does not support it; the message lists
   *     the vendors that do
   */
  <C extends Capability> C require(Class<C> type);

  /**
   * Returns the vendor's own client, or any other part of the driver of the given type; empty when
   * there is none.
   */
  <T> Optional<T> unwrap(Class<T> type);

  /**
   * Frees connections and threads; calls in flight are cancelled. Does nothing the second time, and
   * nothing at all on a registry of a client that its user built.
   */
  @Override
  void close();
}
