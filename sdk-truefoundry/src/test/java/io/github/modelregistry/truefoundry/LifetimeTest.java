package io.github.modelregistry.truefoundry;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.truefoundry.model.GetModelResponse;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is made of, what it hears and lets hear, and how it ends. */
class LifetimeTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://example.test", "https://ann:pw-17@example.test", "a b"})
  void aHostThatIsNoAddressIsRefusedByItsSettingsName(String host) {
    assertThatThrownBy(() -> TrueFoundryClient.builder().host(host).apiKey("k").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("The TrueFoundry host (TFY_HOST)")
        .hasMessageNotContaining("pw-17");
  }

  @Test
  void whatAClientLacksIsNamedAtOnce() {
    ConfigurationException failure =
        catchThrowableOfType(
            ConfigurationException.class, () -> TrueFoundryClient.builder().build());

    assertThat(failure.problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("host"))
        .anyMatch(problem -> problem.contains("API key"));
  }

  @Test
  void whatIsNotInTheSpecificationIsHeardOf() {
    TRUE_FOUNDRY.violatesTheSpecification();
    TRUE_FOUNDRY.answer("/models/m-1", Fixtures.text("sheet/9-3-get-model-svc.json"));
    List<DriftEvent> events = new CopyOnWriteArrayList<>();
    ClientConfig config = FakeTrueFoundry.config().toBuilder().driftListener(events::add).build();

    try (TrueFoundryClient client = client(config)) {
      client.models().getModel(q -> q.id("m-1"));
    }

    assertThat(events).allSatisfy(event -> assertThat(event.operation()).isEqualTo("getModel"));
    assertThat(events)
        .extracting(event -> event.kind() + " " + event.name())
        .containsExactlyInAnyOrder(
            "UNKNOWN_ENUM robot-identity", "UNKNOWN_FIELD futureFlag", "UNKNOWN_FIELD labels");
  }

  @Test
  void aFutureHoldsTheTypedFailure() {
    TRUE_FOUNDRY.answer("/models/m-1", 404, Fixtures.text("sheet/9-error-404.json"));

    CompletableFuture<GetModelResponse> future =
        TRUE_FOUNDRY.client().async().models().getModel(q -> q.id("m-1"));

    assertThatThrownBy(() -> future.get(10, SECONDS))
        .hasCauseInstanceOf(NotFoundException.class)
        .hasMessageContaining("Model not found");
  }

  @Test
  void aCancelledFutureEndsItsCall() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CallListener listener =
        new CallListener() {
          @Override
          public void callEnded(CallEnd event) {
            ended.countDown();
          }
        };
    ClientConfig config = ClientConfig.builder().addListener(listener).build();
    try (ScriptedServer silent = ScriptedServer.start().otherwise(FixedResponse.neverAnswer());
        TrueFoundryClient client =
            TrueFoundryClient.builder().host(silent.uri()).apiKey("k").config(config).build()) {
      CompletableFuture<ListModelsResponse> future = client.async().models().listModels();
      silent.awaitRequests(1);

      assertThat(future.cancel(true)).isTrue();

      assertThat(ended.await(10, SECONDS)).as("the call itself has ended").isTrue();
      assertThat(silent.requests()).as("and is not repeated").hasSize(1);
    }
  }

  @Test
  void closingTheClientClosesItsRegistryAndItsRegistryClosesNothing() {
    TRUE_FOUNDRY.answer("/models", Fixtures.text("sheet/9-1-list-models-ml.json"));
    TrueFoundryClient client = TRUE_FOUNDRY.client();
    ModelRegistry registry = client.registry();
    registry.close();
    registry.checkHealth();

    client.close();
    client.close();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/models?limit=1");
  }

  @Test
  void theRegistryIsTheClientsOwn() {
    TrueFoundryClient client = TRUE_FOUNDRY.client();

    assertThat(client.registry().name()).isEqualTo("truefoundry");
    assertThat(client.registry().unwrap(TrueFoundryClient.class)).containsSame(client);
  }

  private static TrueFoundryClient client(ClientConfig config) {
    return TrueFoundryClient.builder()
        .host(TRUE_FOUNDRY.url())
        .apiKey(FakeTrueFoundry.API_KEY)
        .config(config)
        .build();
  }
}
