package io.github.modelregistry.consumers.quarkus;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows the models of all registries that are set below "registries". */
@Path("models")
@ApplicationScoped
public class ModelResource {

  @Inject ModelRegistries registries;

  @GET
  public List<RegisteredModel> all() {
    try (FederatedModels models = registries.models()) {
      return models.stream().toList();
    }
  }

  @GET
  @Path("{ref}")
  public RegisteredModel one(@PathParam("ref") ModelRef ref) {
    return registries.get(ref);
  }

  @Singleton
  @Produces
  static ModelRegistries open(@ConfigProperty(name = "registries") Map<String, String> settings) {
    return ModelRegistries.fromSettings(Settings.of(settings));
  }

  static void close(@Disposes ModelRegistries registries) {
    registries.close();
  }
}
