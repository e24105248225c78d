package io.github.modelregistry.truefoundry;

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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries the calls of a client of the ml generation. Those that only the svc generation serves go
 * there, over a second transport, which is opened by the first of them.
 */
final class GenerationTransport implements ApiTransport {

  /** The operations whose server in the specification is that of the svc generation. */
  static final Set<String> SVC_ONLY = Set.of("createOrUpdateMlRepo");

  private final ApiTransport ml;
  private final Supplier<ApiTransport> svc;
  private final Runnable closing;

  private GenerationTransport(ApiTransport ml, Supplier<ApiTransport> svc, Runnable closing) {
    this.ml = ml;
    this.svc = svc;
    this.closing = closing;
  }

  /**
   * Returns a transport, which closes both.
   *
   * @param svc opens the transport of the svc generation
   */
  static ApiTransport of(ApiTransport ml, Supplier<ApiTransport> svc) {
    OpenedOnce opened = new OpenedOnce(svc);
    return new GenerationTransport(ml, opened, opened::close);
  }

  private ApiTransport of(ApiCall<?> call) {
    return SVC_ONLY.contains(call.operation().id()) ? svc.get() : ml;
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    return of(call).execute(call);
  }

  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    return of(call).executeAsync(call);
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    return of(call).open(call);
  }

  @Override
  public ApiResponse<Download> download(ApiCall<Download> call, DownloadTarget target) {
    return of(call).download(call, target);
  }

  @Override
  public CompletableFuture<ApiResponse<Download>> downloadAsync(
      ApiCall<Download> call, DownloadTarget target) {
    return of(call).downloadAsync(call, target);
  }

  @Override
  public SignedUrls signedUrls() {
    return ml.signedUrls();
  }

  @Override
  public URI baseUrl() {
    return ml.baseUrl();
  }

  @Override
  public ClientConfig config() {
    return ml.config();
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return new GenerationTransport(
        ml.withOptions(options), () -> svc.get().withOptions(options), () -> {});
  }

  @Override
  public void close() {
    ml.close();
    closing.run();
  }

  @Override
  public String toString() {
    return ml.toString();
  }

  /** A transport that is opened when it is needed first. */
  private static final class OpenedOnce implements Supplier<ApiTransport> {

    private final Supplier<ApiTransport> opener;
    private @Nullable ApiTransport opened;
    private boolean closed;

    OpenedOnce(Supplier<ApiTransport> opener) {
      this.opener = opener;
    }

    @Override
    public synchronized ApiTransport get() {
      if (closed) {
        throw new IllegalStateException("the client is closed");
      }
      if (opened == null) {
        opened = opener.get();
      }
      return opened;
    }

    synchronized void close() {
      closed = true;
      if (opened != null) {
        opened.close();
      }
    }
  }
}
