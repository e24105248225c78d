package io.github.modelregistry.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.models.Model;
import java.io.IOException;
import java.util.Collections;
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
}
