package io.github.modelregistry.consumers.spring;

// snippet
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ModelController {

  private final ModelRegistries registries;

  ModelController(ModelRegistries registries) {
    this.registries = registries;
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

  @GetMapping("/version")
  ModelVersion version(@RequestParam("ref") ModelVersionRef ref) {
    return registries.registry(ref.model().registry()).require(VersionListing.class).version(ref);
  }
}
// end
