package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelListing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page of models, as the typed client reads it from a server that keeps state. */
class ModelListSandboxTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).empty());

  @Test
  void aModelIsListedFromItsRegistrationToItsDeletion(SenseiSandbox server) {
    String first = server.addModel("churn");
    String second = server.addModel("fraud");
    try (SenseiClient client =
        SenseiClient.builder()
            .url(server.serviceUrl())
            .clientId(server.clientId())
            .organization(server.organization())
            .token(server.token())
            .config(FakeSensei.config())
            .build()) {

      assertThat(ids(client.models().listModels(q -> q.orderby(List.of("created")))))
          .containsExactly(first, second);
      assertThat(ids(client.models().listModels(q -> q.limit(1).orderby(List.of("created")))))
          .containsExactly(first);

      client.models().deleteModel(q -> q.modelId(first));
      assertThat(ids(client.models().listModels(q -> q.orderby(List.of("created")))))
          .containsExactly(second);
    }
  }

  private static List<String> ids(ModelListing page) {
    return page.children().stream().map(Model::id).toList();
  }
}
