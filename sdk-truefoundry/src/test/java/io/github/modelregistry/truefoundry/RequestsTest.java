package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.truefoundry.api.ModelVersionsApi.ListModelVersionsRequest;
import io.github.modelregistry.truefoundry.api.ModelsApi.ListModelsRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd values on the wire: ids that look like paths, lists with commas, and nothing at all. */
class RequestsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  private static final String NOTHING = "{\"data\":[],\"pagination\":{\"total\":0}}";

  /** Held against the raw request line: an HTTP server may already have decoded what it shows. */
  @ParameterizedTest
  @CsvSource({
    "a/b, a%2Fb",
    "../models, ..%2Fmodels",
    "100%, 100%25",
    "%2e%2e, %252e%252e",
    "a?b#c;d=e, a%3Fb%23c%3Bd%3De",
    "grün, gr%C3%BCn",
    "\uD83D\uDC33, %F0%9F%90%B3",
    "a b+c, a%20b%2Bc",
    "a:b@c, a%3Ab%40c"
  })
  void anIdStaysOneSegment(String id, String segment) {
    try (ScriptedServer server =
            ScriptedServer.start().otherwise(FixedResponse.json("{\"data\":{}}"));
        TrueFoundryClient client =
            TrueFoundryClient.builder().host(server.uri()).apiKey("k").build()) {
      client.models().getModel(q -> q.id(id));
      client.modelVersions().getModelVersion(q -> q.id(id));

      assertThat(server.requests().get(0).requestLine())
          .isEqualTo("GET /api/ml/v1/models/" + segment + " HTTP/1.1");
      assertThat(server.requests().get(1).requestLine())
          .isEqualTo("GET /api/ml/v1/model-versions/" + segment + " HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a\nb", "\u0000"})
  void anIdThatLeadsElsewhereIsRefusedBeforeAnythingIsSent(String id) {
    TrueFoundryClient client = TRUE_FOUNDRY.client();

    assertThatThrownBy(() -> client.models().getModel(q -> q.id(id)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("id");
    assertThatThrownBy(() -> client.modelVersions().getModelVersion(q -> q.id(id)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("id");
    assertThat(TRUE_FOUNDRY.requests()).isEmpty();
  }

  @Test
  void aMissingIdIsNamed() {
    TrueFoundryClient client = TRUE_FOUNDRY.client();

    assertThatThrownBy(() -> client.models().getModel(q -> {}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("getModel")
        .hasMessageContaining("id");
    assertThat(TRUE_FOUNDRY.requests()).isEmpty();
  }

  @Test
  void aRepeatedParameterKeepsItsOrderItsDoublesAndItsCommas() {
    TRUE_FOUNDRY.answer("/model-versions", NOTHING);

    TRUE_FOUNDRY
        .client()
        .modelVersions()
        .listModelVersions(
            q ->
                q.runIds(List.of("b", "a,c", "b"))
                    .runSteps(List.of(new BigDecimal("1.5"), BigDecimal.ZERO)));

    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .endsWith("?run_ids=b&run_ids=a%2Cc&run_ids=b&run_steps=1.5&run_steps=0");
  }

  @Test
  void aNumberThatNoDoubleHoldsKeepsItsDigits() {
    TRUE_FOUNDRY.answer("/models", NOTHING);

    TRUE_FOUNDRY.client().models().listModels(q -> q.offset(9007199254740993L));

    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).endsWith("?offset=9007199254740993");
  }

  @Test
  void whatIsNullOrEmptyIsLeftOut() {
    TRUE_FOUNDRY.answer("/models", NOTHING);
    TRUE_FOUNDRY.answer("/model-versions", NOTHING);
    TrueFoundryClient client = TRUE_FOUNDRY.client();

    client.models().listModels(ListModelsRequest.builder().name(null).limit(null).build());
    client
        .modelVersions()
        .listModelVersions(
            ListModelVersionsRequest.builder().runIds(List.of()).runSteps(null).build());

    assertThat(TRUE_FOUNDRY.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly("/api/ml/v1/models", "/api/ml/v1/model-versions");
  }
}
