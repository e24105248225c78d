package io.github.modelregistry.spring.boot.example;

// snippet
import io.github.modelregistry.client.DriftListener;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.spring.boot.ClientConfigCustomizer;
import io.github.modelregistry.spring.boot.ModelRegistriesCustomizer;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;

@SpringBootApplication(proxyBeanMethods = false)
public class InventoryApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(InventoryApplication.class, arguments);
  }

  @Bean
  ClientConfigCustomizer userAgent() {
    return builder -> builder.userAgentSuffix("inventory/1.0");
  }

  @Bean
  ModelRegistriesCustomizer pageTimeout() {
    return builder -> builder.pageTimeout(Duration.ofSeconds(30));
  }

  @Bean
  DriftListener drift() {
    return event -> LoggerFactory.getLogger("drift").info("{}", event);
  }

  @Service
  static class Inventory {

    private final ModelRegistries registries;

    Inventory(ModelRegistries registries) {
      this.registries = registries;
    }

    List<String> names() {
      try (FederatedModels models = registries.models()) {
        return models.stream().map(RegisteredModel::name).toList();
      }
    }
  }
}
// end
