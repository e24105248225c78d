package io.github.modelregistry.spring.boot.example;

// snippet
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.registry.federation.PartialResultException;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.spring.boot.test.AutoConfigureModelRegistrySandbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@AutoConfigureModelRegistrySandbox
class InventoryTest {

  @Autowired InventoryApplication.Inventory inventory;
  @Autowired ModelRegistrySandbox sandbox;

  @Test
  void listsModelsOfAllRegistries() {
    sandbox.pieces().addModel("phi-3-mini");

    assertThat(inventory.names()).contains("phi-3-mini");
  }

  @Test
  void anOutageIsNoticed() {
    sandbox.marqtune().failNext(10, 401);

    assertThatThrownBy(() -> inventory.names())
        .isInstanceOf(PartialResultException.class)
        .hasMessageContaining("marqtune");
  }
}
// end
