package io.github.modelregistry.contract;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the laws need of a driver's test: the driver, and a server of the vendor that the test
 * controls.
 *
 * <p>A law takes its registry as a parameter; the registry is closed after the law. The server must
 * start each test with no requests counted. Its responses come from the vendor's facts; the laws
 * use no HTTP.
 */
@ExtendWith(OpenedRegistry.class)
public interface DriverUnderTest {

  /** A name that no vendor has, so that drivers cannot hard-code theirs. */
  String NAME = "law-abiding";

  /** Returns the driver's provider, freshly made. */
  ModelRegistryProvider provider();

  /** Returns complete settings for the vendor's fake server. */
  Settings settings();

  /** Returns a secret that the settings hold; no message may ever show it. */
  String secret();

  /**
   * Makes the server hold exactly this number of models, where the vendor has versions with one
   * version each. All have different names.
   *
   * @return the models' ids, in the order in which the vendor lists them
   */
  List<String> holdModels(int count);

  /**
   * Makes the server hold exactly two models that share the name {@code twin}; returns their ids.
   */
  List<String> holdTwins();

  /** Returns an id that looks like the vendor's but that the server does not hold. */
  String unknownId();

  /** Makes the server respond to every request for models from now on like this. */
  void respondAlways(int status, String contentType, String body);

  /**
   * Makes the server respond to the next request for models with 429, and to later ones as before.
   */
  void throttleOnce();

  /** Returns how many requests for models the server has seen; those for tokens do not count. */
  int requests();

  /** Returns a configuration of which no retry really waits. */
  default ClientConfig clientConfig() {
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }

  /** Opens a registry of the driver; the caller must close it. */
  default ModelRegistry open() {
    return provider().create(ProviderContext.of(NAME, settings(), clientConfig()));
  }

  /** Returns the ids of the models of a list, in its order. */
  static List<String> ids(Iterable<RegisteredModel> models) {
    List<String> ids = new ArrayList<>();
    models.forEach(model -> ids.add(model.id()));
    return ids;
  }

  /** Returns the ref of a model in the registry of the laws. */
  static ModelRef ref(String id) {
    return ModelRef.of(NAME, id);
  }
}
