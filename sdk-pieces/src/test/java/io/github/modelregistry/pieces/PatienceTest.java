package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How long each call may take: that to load a model is the only slow one. */
class PatienceTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void loadingHasTimeForGigabytesHoweverItIsCalled() {
    PiecesClient client = client(ClientConfig.defaults());

    ClientConfig blocking = limits(() -> client.models().loadModel(q -> q.modelId("m")));
    ClientConfig async =
        limits(() -> client.async().models().loadModel(q -> q.modelId("m")).join());

    for (ClientConfig limits : new ClientConfig[] {blocking, async}) {
      assertThat(limits.readTimeout()).isGreaterThanOrEqualTo(LONG);
      assertThat(limits.attemptTimeout()).isGreaterThanOrEqualTo(LONG);
      assertThat(limits.callTimeout()).isGreaterThanOrEqualTo(LONG);
    }
  }

  @Test
  void otherCallsHaveNoMoreTimeThanAlways() {
    PiecesClient client = client(ClientConfig.defaults());

    assertUsual(limits(() -> client.models().unloadModel(q -> q.modelId("m"))));
    assertUsual(limits(() -> client.models().downloadModel(q -> q.modelId("m"))));
    assertUsual(limits(() -> client.models().listModels()));
    assertUsual(limits(() -> client.async().models().listModels().join()));
    assertUsual(limits(() -> client.models().watchDownload(q -> q.modelId("m"))));
  }

  @Test
  void limitsThatTheUserChoseHoldForLoadingToo() {
    PiecesClient client =
        client(
            ClientConfig.builder()
                .callTimeout(Duration.ofSeconds(30))
                .readTimeout(Duration.ZERO)
                .build());

    ClientConfig limits = limits(() -> client.models().loadModel(q -> q.modelId("m")));

    assertThat(limits.callTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.readTimeout()).as("none at all").isZero();
    assertThat(limits.attemptTimeout()).isGreaterThanOrEqualTo(LONG);
  }

  @Test
  void limitsOfAViewHoldForLoadingToo() {
    PiecesClient view =
        client(ClientConfig.defaults())
            .withOptions(CallOptions.builder().callTimeout(Duration.ofSeconds(9)).build());

    ClientConfig limits = limits(() -> view.models().loadModel(q -> q.modelId("m")));

    assertThat(limits.callTimeout()).isEqualTo(Duration.ofSeconds(9));
  }

  private static void assertUsual(ClientConfig limits) {
    assertThat(limits.readTimeout()).isEqualTo(ClientConfig.DEFAULT_READ_TIMEOUT);
    assertThat(limits.attemptTimeout()).isEqualTo(ClientConfig.DEFAULT_ATTEMPT_TIMEOUT);
    assertThat(limits.callTimeout()).isEqualTo(ClientConfig.DEFAULT_CALL_TIMEOUT);
  }

  private static PiecesClient client(ClientConfig config) {
    return PiecesClient.builder()
        .url("http://127.0.0.1:39300")
        .config(config)
        .transport(spec -> new Limits(spec.config()))
        .build();
  }

  private static ClientConfig limits(Supplier<?> call) {
    return catchThrowableOfType(Carried.class, call::get).limits;
  }

  /** Says under which limits a call was carried. */
  private static final class Carried extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient ClientConfig limits;

    Carried(ClientConfig limits) {
      this.limits = limits;
    }
  }

  private record Limits(ClientConfig config) implements ApiTransport {

    @Override
    public <T> ApiResponse<T> execute(ApiCall<T> call) {
      throw new Carried(config);
    }

    @Override
    public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
      throw new Carried(config);
    }

    @Override
    public <T> FrameStream<T> open(ApiCall<T> call) {
      throw new Carried(config);
    }

    @Override
    public ApiTransport withOptions(CallOptions options) {
      return new Limits(options.applyTo(config));
    }

    @Override
    public void close() {}
  }
}
