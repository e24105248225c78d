package io.github.modelregistry.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.models.Model;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both libraries share one OkHttp; each must still reach its server. */
class BesideOpenAiTest {
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theClassPathHoldsOneOkHttpAndItIsOurs() throws IOException {
    ClassLoader loader = getClass().getClassLoader();

    assertThat(Collections.list(loader.getResources("okhttp3/OkHttpClient.class"))).hasSize(1);
    assertThat(OkHttp.VERSION).startsWith("5.");
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
      assertThat(client.models().list().data()).extracting(Model::id).containsExactly("gpt");
    } finally {
      client.close();
    }
    assertThat(server.requests()).containsExactly("GET /v1/models");
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
