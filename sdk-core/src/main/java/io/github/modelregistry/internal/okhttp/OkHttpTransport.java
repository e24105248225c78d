package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.internal.okhttp.attempt.CallStack;
import io.github.modelregistry.internal.okhttp.attempt.DecodeLayer;
import io.github.modelregistry.internal.okhttp.attempt.ResponseHandler;
import io.github.modelregistry.internal.okhttp.attempt.ServerRoute;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.internal.okhttp.call.Resources;
import io.github.modelregistry.internal.okhttp.download.DownloadHandler;
import io.github.modelregistry.internal.okhttp.stream.SocketStream;
import io.github.modelregistry.internal.retry.RetryEngine;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A transport on OkHttp, or a view of one. */
final class OkHttpTransport implements ApiTransport {

  private final TransportSpec spec;
  private final Resources resources;
  private final RetryEngine retry;
  private final DecodeLayer stack;
  private final AtomicReference<@Nullable ServerAddress> found;
  private final ClientConfig config;
  private final Headers headers;
  private final OtherServers otherServers;
  private final boolean view;

  /** Creates a transport. */
  OkHttpTransport(
      TransportSpec spec, Resources resources, ServerRoute route, OtherServers otherServers) {
    this.spec = spec;
    this.resources = resources;
    this.retry = new RetryEngine(spec.config().retry());
    this.found = new AtomicReference<>();
    this.stack = CallStack.create(spec, found, resources.client(), route, otherServers);
    this.config = spec.config();
    this.headers = UserAgent.header(spec.vendor(), config).with(spec.headers());
    this.otherServers = otherServers;
    this.view = false;
  }

  /** Creates a view, which shares everything with its transport but what the options change. */
  private OkHttpTransport(OkHttpTransport of, CallOptions options) {
    this.spec = of.spec;
    this.resources = of.resources;
    this.retry = of.retry;
    this.stack = of.stack;
    this.found = of.found;
    this.config = options.applyTo(of.config);
    this.headers = of.headers.with(options.headers());
    this.otherServers = of.otherServers;
    this.view = true;
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    PendingCall pending = pending(call, "execute");
    return loop(pending, handler(call)).run(resources);
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    LibraryVersions.checkForStreams();
    PendingCall pending = pending(call, "open");
    return loop(pending, SocketStream.handler(call, resources)).run(resources).body().start();
  }

  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    PendingCall pending = pending(call, "execute");
    return AsyncCall.start(pending, loop(pending, handler(call)), resources);
  }

  @Override
  public ApiResponse<Download> download(ApiCall<Download> call, DownloadTarget target) {
    PendingCall pending = pending(call, "download");
    return loop(pending, DownloadHandler.start(call.operation(), target)).run(resources);
  }

  @Override
  public CompletableFuture<ApiResponse<Download>> downloadAsync(
      ApiCall<Download> call, DownloadTarget target) {
    PendingCall pending = pending(call, "download");
    DownloadHandler handler;
    try {
      handler = DownloadHandler.start(call.operation(), target);
    } catch (InvalidRequestException refused) {
      return CompletableFuture.failedFuture(refused);
    }
    return AsyncCall.start(pending, loop(pending, handler), resources);
  }

  @Override
  public SignedUrls signedUrls() {
    return new OkHttpSignedUrls(otherServers, resources, config);
  }

  @Override
  public URI baseUrl() {
    ServerAddress address = found.get();
    return address == null ? spec.baseUrl() : address.uri();
  }

  @Override
  public ClientConfig config() {
    return config;
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return new OkHttpTransport(this, options);
  }

  @Override
  public void close() {
    if (!view) {
      resources.close();
      spec.onClose().run();
    }
  }

  /** Returns vendor and base URL. */
  @Override
  public String toString() {
    return spec.vendor() + " at " + spec.baseUrl();
  }

  private PendingCall pending(ApiCall<?> call, String method) {
    Operation<?> operation = call.operation();
    String fitting =
        operation.isStream() ? "open" : operation.isDownload() ? "download" : "execute";
    if (!fitting.equals(method)) {
      throw new IllegalArgumentException(operation + " is for " + fitting + ", not for " + method);
    }
    resources.checkOpen();
    return new PendingCall(call, spec, config, headers, null);
  }

  private <T> RetryLoop<T> loop(PendingCall pending, ResponseHandler<T> handler) {
    return new RetryLoop<>(pending, handler, stack, retry);
  }

  private static <T> ResponseHandler<T> handler(ApiCall<T> call) {
    Operation<T> operation = call.operation();
    return (raw, content) -> operation.response().read(content);
  }
}
