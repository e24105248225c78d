package io.github.modelregistry.consumers.springstarter;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the models of the registries that the starter opens. */
@SpringBootApplication
@RestController
public class Inventory {

  private final ModelRegistries registries;

  Inventory(ModelRegistries registries) {
    this.registries = registries;
  }

  /** Starts the service. */
  public static void main(String[] arguments) {
    SpringApplication.run(Inventory.class, arguments);
  }

  @GetMapping("/models")
  List<RegisteredModel> models() {
    try (FederatedModels models = registries.models()) {
      return models.stream().toList();
    }
  }

  @GetMapping("/models/{ref}")
  RegisteredModel model(@PathVariable("ref") ModelRef ref) {
    return registries.get(ref);
  }
}
