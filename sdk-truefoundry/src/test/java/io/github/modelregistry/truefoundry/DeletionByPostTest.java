package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * In the ml generation a POST to a collection of versions deletes the version that the manifest in
 * it describes, and in the svc generation POST to {@code /delete} does: no call of the client sends
 * either.
 */
class DeletionByPostTest {

  @Test
  void onlyDeletesDeleteAndVersionsAreRegisteredByPut() {
    Map<String, String> lines = new TreeMap<>();
    for (Map.Entry<String, Consumer<TrueFoundryClient>> call : Calls.ALL.entrySet()) {
      lines.put(call.getKey(), requestLine(call.getValue()));
    }

    assertThat(lines.values())
        .noneMatch(line -> line.matches("POST \\S*/(model|artifact)-versions/? .*"))
        .noneMatch(line -> line.matches("POST \\S*/(delete|models|artifacts|ml-repos)/? .*"));
    assertThat(lines.get("createOrUpdateModelVersion"))
        .isEqualTo("PUT /api/ml/v1/model-versions HTTP/1.1");
    assertThat(lines.get("createOrUpdateArtifactVersion"))
        .isEqualTo("PUT /api/ml/v1/artifact-versions HTTP/1.1");
    lines.forEach(
        (operation, line) ->
            assertThat(line.startsWith("DELETE "))
                .as(operation)
                .isEqualTo(operation.startsWith("delete")));
  }

  /** The server refuses everything, so that a call fails after its first request. */
  private static String requestLine(Consumer<TrueFoundryClient> call) {
    try (ScriptedServer server = ScriptedServer.start().otherwise(FixedResponse.status(400));
        TrueFoundryClient client =
            TrueFoundryClient.builder().host(server.uri()).apiKey("k").build()) {
      try {
        call.accept(client);
      } catch (RegistryException refused) {
        assertThat(refused).hasMessageContaining("400");
      }
      assertThat(server.requests()).hasSize(1);
      return server.requests().get(0).requestLine();
    }
  }
}
