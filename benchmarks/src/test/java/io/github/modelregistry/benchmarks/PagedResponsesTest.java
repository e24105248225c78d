package io.github.modelregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagedResponsesTest {

  @Test
  void everyModelHasAnIdOfItsOwnAndAllAreListed() throws Exception {
    ModelQuery query = ModelQuery.builder().pageSize(10).build();
    try (LoopbackServer server = LoopbackServer.start(new PagedResponses(30, 10));
        TrueFoundryClient client =
            TrueFoundryClient.builder().host(server.origin()).apiKey(Clients.KEY).build()) {
      List<String> ids =
          client.registry().models(query).stream().map(model -> model.ref().id()).toList();

      assertThat(ids).hasSize(30).doesNotHaveDuplicates();
      assertThat(ids.get(29)).endsWith("-000000000029");
    }
  }
}
