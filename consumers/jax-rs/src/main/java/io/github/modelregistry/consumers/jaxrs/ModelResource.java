package io.github.modelregistry.consumers.jaxrs;

// snippet
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ModelResource {

  private final ModelRegistries registries;

  public ModelResource(ModelRegistries registries) {
    this.registries = registries;
  }

  @GET
  @Path("models/{ref}")
  public RegisteredModel model(@PathParam("ref") ModelRef ref) {
    return registries.get(ref);
  }

  @GET
  @Path("version")
  public ModelVersion version(@QueryParam("ref") ModelVersionRef ref) {
    return registries.registry(ref.model().registry()).require(VersionListing.class).version(ref);
  }
}
// end
