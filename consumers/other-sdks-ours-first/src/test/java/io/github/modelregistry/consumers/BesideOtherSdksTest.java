package io.github.modelregistry.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.models.ModelInfo;
import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.service.ml.ListModelsRequest;
import com.databricks.sdk.service.ml.Model;
import com.fasterxml.jackson.core.json.PackageVersion;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import kotlin.KotlinVersion;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All four share one OkHttp and one jackson-core; each must still reach its server. */
class BesideOtherSdksTest {
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okhttp3/OkHttpClient.class",
        "okio/Buffer.class",
        "kotlin/Unit.class",
        "com/fasterxml/jackson/core/JsonParser.class"
      })
  void eachSharedLibraryIsThereOnce(String resource) throws IOException {
    assertThat(Collections.list(getClass().getClassLoader().getResources(resource))).hasSize(1);
  }

  @Test
  void theSharedLibrariesHaveVersionsThatAllCanUse() {
    String versions = OkHttp.VERSION + " " + KotlinVersion.CURRENT + " " + PackageVersion.VERSION;

    System.out.println("OkHttp, Kotlin, jackson-core: " + versions);
    assertThat(versions).isEqualTo(System.getProperty("versions"));
  }

  @Test
  void openAiListsItsModels() {
    server.answer(
        "/v1/models",
        """
        {"object":"list","data":[{"id":"gpt","object":"model","created":1,"owned_by":"me"}]}
        """);

    OpenAIClient client =
        OpenAIOkHttpClient.builder().baseUrl(server.url() + "/v1").apiKey("key").build();
    try {
      assertThat(client.models().list().data())
          .extracting(com.openai.models.models.Model::id)
          .containsExactly("gpt");
    } finally {
      client.close();
    }
    assertThat(server.requests()).containsExactly("GET /v1/models");
  }

  @Test
  void anthropicListsItsModels() {
    server.answer(
        "/v1/models",
        """
        {"data":[{"id":"claude","type":"model","display_name":"Claude",
          "created_at":"2025-02-19T00:00:00Z"}],
         "first_id":"claude","last_id":"claude","has_more":false}
        """);

    AnthropicClient client =
        AnthropicOkHttpClient.builder().baseUrl(server.url()).apiKey("key").build();
    try {
      assertThat(client.models().list().data()).extracting(ModelInfo::id).containsExactly("claude");
    } finally {
      client.close();
    }
    assertThat(server.requests()).containsExactly("GET /v1/models");
  }

  @Test
  void databricksListsItsModels() {
    server.answer(
        "/api/2.0/mlflow/registered-models/list",
        """
        {"registered_models":[{"name":"churn","user_id":"me"}]}
        """);

    WorkspaceClient client =
        new WorkspaceClient(
            new DatabricksConfig().setHost(server.url()).setToken("token").setAuthType("pat"));

    assertThat(client.modelRegistry().listModels(new ListModelsRequest()))
        .extracting(Model::getName)
        .isEqualTo(List.of("churn"));
    assertThat(server.requests())
        .anyMatch(request -> request.startsWith("GET /api/2.0/mlflow/registered-models/list"));
  }

  @Test
  void ourClientListsItsModels() {
    server.answer(
        "/api/ml/v1/models",
        """
        {"data":[{"id":"m1","name":"churn","fqn":"model:t/r/churn","ml_repo_id":"r",
          "created_by_subject":{"subjectId":"s","subjectType":"user"},"type":"model",
          "created_at":"2023-11-07T05:31:56Z","updated_at":"2023-11-07T05:31:56Z"}],
         "pagination":{"total":1,"offset":0,"limit":100}}
        """);
    Settings settings = Settings.of(Map.of("TFY_HOST", server.url(), "TFY_API_KEY", "key"));

    try (ModelRegistries registries = ModelRegistries.fromSettings(settings);
        FederatedModels models = registries.models()) {
      assertThat(models.stream().map(model -> model.ref().toString()))
          .containsExactly("truefoundry:m1");
    }
    assertThat(server.requests())
        .isNotEmpty()
        .allMatch(request -> request.startsWith("GET /api/ml/v1/models?"));
  }
}
