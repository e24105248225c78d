package io.github.modelregistry.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.testkit.spec.DocumentedResponse;
import io.github.modelregistry.testkit.spec.DocumentedStatuses;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each documented status is its typed error. */
class ErrorsTest {

  private static final Map<String, Consumer<AcmeClient>> CALLS =
      Map.of(
          "listModels", client -> client.models().listModels(),
          "getModel", client -> client.models().getModel("m-1"));

  private final ScriptedServer server = ScriptedServer.start();
  private final AcmeClient client =
      AcmeClient.builder()
          .url(server.uri())
          .apiKey(Secret.of("key-17"))
          .config(ClientConfig.builder().delayer(Delayer.none()).build())
          .build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  /** In a copy the first argument is the vendor's name. */
  static Stream<DocumentedResponse> documented() {
    return DocumentedStatuses.of(Path.of("acme.yaml"), CALLS.keySet());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void eachDocumentedStatusIsItsTypedError(DocumentedResponse response) {
    server.otherwise(
        ScriptedResponse.status(response.httpStatus())
            .header("Content-Type", response.mediaType())
            .body(response.body()));

    ApiException error =
        catchThrowableOfType(
            ApiException.class, () -> CALLS.get(response.operation()).accept(client));

    ErrorDetails details = ErrorDetails.builder(response.operation(), response.status()).build();
    assertThat(error).isExactlyInstanceOf(ApiException.of(details).getClass());
    assertThat(error.status()).isEqualTo(response.status());
    assertThat(error.operation()).isEqualTo(response.operation());
    assertThat(server.requests()).hasSize(error.attempts());
    assertThat(error).hasMessageNotContaining("key-17");
  }
}
