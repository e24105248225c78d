package io.github.modelregistry.docs.examples;

// snippet
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.wallaroo.model.ModelEntry;

public final class StoredModel {
  public static void main(String[] arguments) throws Exception {
    ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();
    try (ModelRegistries registries = ModelRegistries.fromEnvironment()) {
      RegisteredModel model = registries.get("wallaroo:839");
      String stored = mapper.writeValueAsString(model);

      RegisteredModel again = mapper.readValue(stored, RegisteredModel.class);
      System.out.println(again.equals(model) + "  " + again.raw(ModelEntry.class).isPresent());
    }
  }
}
// end
