package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults of transfers, at signed URLs of Marqtune. */
class TransferFaultsTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE));

  private static final String DATASET =
      """
      {"datasetName":"d","datasetType":"training","dataSchema":{"a":"text"}}\
      """;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private MarqtuneSandbox marqtune;

  @BeforeEach
  void connect(MarqtuneSandbox sandbox) {
    marqtune = sandbox;
  }

  private JsonValue api(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        send(request.header("x-api-key", marqtune.token()).header("Accept", "application/json"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonValue.parse(response.body());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(marqtune.baseUrl().resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private String uploadUrl() throws Exception {
    HttpRequest.Builder create =
        to("/datasets")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(DATASET));
    return api(create).at("uploadUrl").asString();
  }

  private String downloadUrl() throws Exception {
    String id = marqtune.addModel("m", 1);
    return api(to("/models/" + id + "/download/url")).at("downloadUrl").asString();
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private static HttpResponse<String> put(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString("a\n1\n")));
  }

  @Test
  void downloadsAreCut() throws Exception {
    String url = downloadUrl();
    marqtune.cutDownloads(2, 3);

    assertThatThrownBy(() -> get(url)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> get(url)).isInstanceOf(IOException.class);
    assertThat(get(url).statusCode()).isEqualTo(200);
    assertThat(marqtune.storageCalls()).hasSize(3);
    assertThat(marqtune.calls()).hasSize(1);
  }

  @Test
  void uploadsAreCut() throws Exception {
    String url = uploadUrl();
    marqtune.cutUploads(1, 2);

    assertThatThrownBy(() -> put(url)).isInstanceOf(IOException.class);
    assertThat(put(url).statusCode()).isEqualTo(200);
    assertThat(marqtune.storageCalls())
        .extracting(LoggedRequest::getUrl)
        .allMatch(url::endsWith)
        .hasSize(2);
  }

  @Test
  void theStorageFails() throws Exception {
    String url = uploadUrl();
    marqtune.failNextStorageCalls(1, 503);
    marqtune.failNextStorageCalls(1, 500);

    assertThat(api(to("/models")).get("models")).isNotNull();
    assertThat(put(url).body()).contains("<Code>SlowDown</Code>");
    assertThat(put(url).body()).contains("<Code>InternalError</Code>");
    assertThat(put(url).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> marqtune.failNextStorageCalls(1, 200)).hasMessageContaining("200");
    assertThatThrownBy(() -> marqtune.failNextStorageCalls(0, 500)).hasMessageContaining("not 0");
  }

  @Test
  void signedUrlsExpire() throws Exception {
    String download = downloadUrl();
    String upload = uploadUrl();

    marqtune.expireSignedUrls();

    assertThat(get(download).statusCode()).isEqualTo(403);
    assertThat(put(upload).statusCode()).isEqualTo(403);
    assertThat(get(downloadUrl()).statusCode()).isEqualTo(200);
  }

  @Test
  void transfersAreSlowedDown() throws Exception {
    String url = uploadUrl();
    marqtune.limitTransferRate(10);

    long start = System.nanoTime();
    put(url);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
    marqtune.reset();
  }
}
