package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long the server may work at each call: that to load a model is the only slow one. */
class ResponseTimeoutTest {

  private final PiecesClient client =
      PiecesClient.builder()
          .url("http://127.0.0.1:39300")
          .transport(spec -> new Recorder())
          .build();

  @Test
  void loadingHasTimeForGigabytesHoweverItIsCalled() {
    Duration blocking = responseTimeout(() -> client.models().loadModel(q -> q.modelId("m")));
    Duration async =
        responseTimeout(() -> client.async().models().loadModel(q -> q.modelId("m")).join());

    assertThat(blocking).isGreaterThanOrEqualTo(Duration.ofMinutes(5)).isEqualTo(async);
  }

  @Test
  void otherCallsHaveNoMoreTimeThanAlways() {
    assertThat(responseTimeout(() -> client.models().unloadModel(q -> q.modelId("m")))).isNull();
    assertThat(responseTimeout(() -> client.models().downloadModel(q -> q.modelId("m")))).isNull();
    assertThat(responseTimeout(() -> client.models().cancelDownload(q -> q.modelId("m")))).isNull();
    assertThat(responseTimeout(() -> client.models().watchDownload(q -> q.modelId("m")))).isNull();
    assertThat(responseTimeout(() -> client.models().listModels())).isNull();
  }

  private static @Nullable Duration responseTimeout(Supplier<?> call) {
    return catchThrowableOfType(Carried.class, call::get).call.operation().responseTimeout();
  }

  /** Says which call was to be carried. */
  private static final class Carried extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient ApiCall<?> call;

    Carried(ApiCall<?> call) {
      this.call = call;
    }
  }

  private static final class Recorder implements ApiTransport {

    @Override
    public <T> ApiResponse<T> execute(ApiCall<T> call) {
      throw new Carried(call);
    }

    @Override
    public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
      throw new Carried(call);
    }

    @Override
    public <T> FrameStream<T> open(ApiCall<T> call) {
      throw new Carried(call);
    }

    @Override
    public ApiResponse<Download> download(ApiCall<Download> call, DownloadTarget target) {
      throw new Carried(call);
    }

    @Override
    public CompletableFuture<ApiResponse<Download>> downloadAsync(
        ApiCall<Download> call, DownloadTarget target) {
      throw new Carried(call);
    }

    @Override
    public SignedUrls signedUrls() {
      throw new UnsupportedOperationException("Pieces OS has no signed URLs");
    }

    @Override
    public URI baseUrl() {
      return URI.create("https://example.test");
    }

    @Override
    public ClientConfig config() {
      return ClientConfig.defaults();
    }

    @Override
    public ApiTransport withOptions(CallOptions options) {
      return this;
    }

    @Override
    public void close() {}
  }
}
