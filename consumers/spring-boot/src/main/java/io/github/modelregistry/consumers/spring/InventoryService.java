package io.github.modelregistry.consumers.spring;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that shows one inventory of all registries that it has settings for. */
@SpringBootApplication(proxyBeanMethods = false)
public class InventoryService {
  /** Starts the service. */
  public static void main(String[] arguments) {
    SpringApplication.run(InventoryService.class, arguments);
  }

  /** Opens the registries that are set below {@code registries}; Spring closes them. */
  @Bean
  ModelRegistries registries(Environment environment) {
    Map<String, String> settings =
        Binder.get(environment)
            .bind("registries", Bindable.mapOf(String.class, String.class))
            .get();
    return ModelRegistries.fromSettings(Settings.of(settings));
  }

  @RestController
  static final class Inventory {
    private final ModelRegistries registries;

    Inventory(ModelRegistries registries) {
      this.registries = registries;
    }

    /** Returns the models as they are: Spring's mapper writes them without any set-up. */
    @GetMapping("/models")
    List<RegisteredModel> models() {
      try (FederatedModels models = registries.models()) {
        return models.stream().toList();
      }
    }
  }
}
