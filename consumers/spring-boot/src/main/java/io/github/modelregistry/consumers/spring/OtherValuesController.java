package io.github.modelregistry.consumers.spring;

import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.wallaroo.WallarooClient;
import io.github.modelregistry.wallaroo.model.ModelList;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Returns values of other types than models and versions. */
@RestController
class OtherValuesController {

  private final ModelRegistries registries;

  OtherValuesController(ModelRegistries registries) {
    this.registries = registries;
  }

  @GetMapping("/typed")
  ModelList typed() {
    return registries
        .registry("wallaroo")
        .unwrap(WallarooClient.class)
        .orElseThrow()
        .models()
        .listModels(q -> q.workspaceId(108L));
  }

  @GetMapping("/paged")
  PagedResult<ModelVersion> paged(@RequestParam("ref") ModelRef ref) {
    return registries.registry(ref.registry()).require(VersionListing.class).versions(ref);
  }

  @GetMapping("/health")
  HealthCheck health() {
    return registries.registry("wallaroo").checkHealth();
  }

  @GetMapping("/fields")
  Map<String, Object> fields() {
    ModelRef ref = ModelRef.of("wallaroo", "839");
    return Map.of("ref", ref, "version", ref.version("837"), "model", registries.get(ref));
  }
}
