package io.github.modelregistry.consumers.spring;

// snippet
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A service that shows one inventory of all registries that it has settings for. */
@SpringBootApplication(proxyBeanMethods = false)
public class InventoryService {

  /** Starts the service. */
  public static void main(String[] arguments) {
    SpringApplication.run(InventoryService.class, arguments);
  }

  // Opens the registries that are set below "registries"; Spring closes them.
  @Bean
  ModelRegistries registries(Environment environment) {
    Map<String, String> settings =
        Binder.get(environment)
            .bind("registries", Bindable.mapOf(String.class, String.class))
            .orElse(Map.of());
    return ModelRegistries.fromSettings(Settings.of(settings));
  }
}
// end
