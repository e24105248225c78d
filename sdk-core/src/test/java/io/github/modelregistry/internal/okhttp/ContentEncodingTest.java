package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are compressed as the client requests it, or not at all. */
class ContentEncodingTest {

  private static final FixedResponse GZIPPED = ScriptedResponse.json("[1,2]").gzipped();

  private final ScriptedServer server = ScriptedServer.start();
  private final ApiTransport transport = Calls.transport(server);

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "gzip, deflate, br", "*"})
  void whatAUserAcceptsDoesNotBreakDecoding(String accepted) {
    server.otherwise(GZIPPED);
    assertThat(accepting(accepted).execute(get()).body()).hasToString("[1,2]");
    assertThat(server.requests().get(0).headers("Accept-Encoding")).containsExactly("gzip");
  }

  @Test
  void identityRequestsBodiesThatAreNotCompressed() {
    server.otherwise(ScriptedResponse.json("[1,2]"));
    assertThat(accepting("identity").execute(get()).body()).hasToString("[1,2]");
    assertThat(server.requests().get(0).headers("Accept-Encoding")).containsExactly("identity");
  }

  @ParameterizedTest
  @CsvSource({
    "br, content encoding br",
    "'x, y', 'content encoding x, y'",
    "<é>, content encoding"
  })
  void anEncodingThatWasNotRequestedIsNamed(String encoding, String message) {
    server.otherwise(ScriptedResponse.json("[1,2]").header("Content-Encoding", encoding));
    DecodingException unreadable =
        catchThrowableOfType(DecodingException.class, () -> transport.execute(get()));
    assertThat(unreadable)
        .hasMessageContaining("doIt")
        .hasMessageContaining(message + ", which was not requested");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void gzipIsNamedWhereIdentityWasRequested() {
    server.otherwise(GZIPPED);
    DecodingException unreadable =
        catchThrowableOfType(DecodingException.class, () -> accepting("identity").execute(get()));
    assertThat(unreadable).hasMessageContaining("content encoding gzip, which was not requested");
  }

  @Test
  void anErrorInAnUnknownEncodingKeepsItsStatusAndHasNoText() {
    server.otherwise(
        ScriptedResponse.status(404).body("#bytes#").header("Content-Encoding", "zstd"));
    NotFoundException missing =
        catchThrowableOfType(NotFoundException.class, () -> transport.execute(get()));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing).hasMessageNotContaining("#bytes#");
  }

  private ApiTransport accepting(String encodings) {
    return transport.withOptions(
        CallOptions.builder().header("accept-encoding", encodings).build());
  }
}
