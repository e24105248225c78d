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
import org.junit.jupiter.api.AfterEach;

/** What the laws need of a driver's test: the driver, and a server of the vendor's to play with. */
abstract class DriverUnderTest {

  /** A name that no vendor has, so that drivers can't hard-code theirs. */
  static final String NAME = "law-abiding";

  private final List<ModelRegistry> opened = new ArrayList<>();

  /** Returns the driver's provider, freshly made. */
  protected abstract ModelRegistryProvider provider();

  /** Returns complete settings for the vendor's fake server. */
  protected abstract Settings settings();

  /** Returns a secret that the settings hold; no message may ever show it. */
  protected abstract String secret();

  /**
   * Makes the server hold exactly so many models, where the vendor has versions with one version
   * each. All have different names.
   *
   * @return the models' ids, in the order in which the vendor lists them
   */
  protected abstract List<String> holdModels(int count);

  /**
   * Makes the server hold exactly two models that share the name {@code twin}; returns their ids.
   */
  protected abstract List<String> holdTwins();

  /** Returns an id that looks like the vendor's but that the server does not hold. */
  protected abstract String unknownId();

  /** Makes the server answer every request for models from now on like this. */
  protected abstract void answerAlways(int status, String contentType, String body);

  /** Makes the server answer the next request for models with 429, and later ones as before. */
  protected abstract void throttleOnce();

  /** Returns how many requests for models the server has seen; those for tokens do not count. */
  protected abstract int requests();

  /** Returns a configuration of which no retry really waits. */
  protected ClientConfig clientConfig() {
    return ClientConfig.builder().delayer(Delayer.none()).build();
  }

  final ModelRegistry open() {
    ModelRegistry registry =
        provider().create(ProviderContext.of(NAME, settings(), clientConfig()));
    opened.add(registry);
    return registry;
  }

  static List<String> ids(Iterable<RegisteredModel> models) {
    List<String> ids = new ArrayList<>();
    models.forEach(model -> ids.add(model.id()));
    return ids;
  }

  static ModelRef ref(String id) {
    return ModelRef.of(NAME, id);
  }

  @AfterEach
  final void closeWhatWasOpened() {
    opened.forEach(ModelRegistry::close);
  }
}
