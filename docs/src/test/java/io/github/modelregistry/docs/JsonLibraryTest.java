package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs what the README shows about a user's own JSON library. */
@ExtendWith(SandboxExtension.class)
class JsonLibraryTest {

  private final List<Object> shown = new ArrayList<>();

  @Test
  void aModelIsStoredAndReadBack(WallarooSandbox sandbox) throws Exception {
    RegisteredModel model;
    try (ModelRegistries registries =
        ModelRegistries.fromSettings(Settings.of(sandbox.environment()))) {
      model = registries.get("wallaroo:839");
    }
    // snippet
    ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();
    String stored = mapper.writeValueAsString(model);

    RegisteredModel again = mapper.readValue(stored, RegisteredModel.class);
    show(again.equals(model), again.rawJson(), again.raw(ModelEntry.class));
    // end
    assertThat(shown).containsExactly(true, model.rawJson(), model.raw(ModelEntry.class));
    assertThat((Optional<?>) model.raw(ModelEntry.class)).isPresent();
  }

  private void show(Object... values) {
    shown.addAll(Arrays.asList(values));
  }
}
