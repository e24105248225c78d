package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in a file that is replaced while the client is in use. */
class RotatingKeyTest {

  @Test
  void theKeyIsReadAgainBeforeEachCall(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "first-key\n");
    try (ScriptedServer server =
            ScriptedServer.start().otherwise(ScriptedResponse.json("{\"data\":[]}"));
        TrueFoundryClient client =
            TrueFoundryClient.builder()
                .host(server.uri())
                .apiKey(SecretSource.file(file, "TFY_API_KEY"))
                .build()) {
      client.models().listModels();
      Files.writeString(file, "second-key\n");
      client.models().listModels();

      assertThat(server.requests())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("Bearer first-key", "Bearer second-key");
    }
  }
}
