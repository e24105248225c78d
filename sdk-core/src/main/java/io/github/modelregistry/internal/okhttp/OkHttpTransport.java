package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.internal.okhttp.attempt.CallStack;
import io.github.modelregistry.internal.okhttp.attempt.DecodeLayer;
import io.github.modelregistry.internal.okhttp.attempt.ResponseHandler;
import io.github.modelregistry.internal.okhttp.attempt.ServerRoute;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.internal.okhttp.call.Resources;
import io.github.modelregistry.internal.okhttp.stream.SocketStream;
import io.github.modelregistry.internal.retry.RetryEngine;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.TransportSpec;
import java.util.concurrent.CompletableFuture;

/** A transport on OkHttp, or a view of one. */
final class OkHttpTransport implements ApiTransport {

  private final TransportSpec spec;
  private final Resources resources;
  private final RetryEngine retry;
  private final DecodeLayer stack;
  private final ClientConfig config;
  private final Headers headers;
  private final boolean view;

  /** Creates a transport. */
  OkHttpTransport(TransportSpec spec, Resources resources, ServerRoute route) {
    this.spec = spec;
    this.resources = resources;
    this.retry = new RetryEngine(spec.config().retry());
    this.stack = CallStack.create(spec, resources.client(), route);
    this.config = spec.config();
    this.headers =
        Headers.builder()
            .set("User-Agent", UserAgent.of(spec.vendor(), config))
            .build()
            .with(spec.headers());
    this.view = false;
  }

  /** Creates a view, which shares everything with its transport but what the options change. */
  private OkHttpTransport(OkHttpTransport of, CallOptions options) {
    this.spec = of.spec;
    this.resources = of.resources;
    this.retry = of.retry;
    this.stack = of.stack;
    this.config = options.applyTo(of.config);
    this.headers = of.headers.with(options.headers());
    this.view = true;
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    return run(pending(call, false), handler(call));
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    LibraryVersions.checkForStreams();
    return run(pending(call, true), SocketStream.handler(call, resources)).body().start();
  }

  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    PendingCall pending = pending(call, false);
    return AsyncCall.start(pending, loop(pending, handler(call)), resources);
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return new OkHttpTransport(this, options);
  }

  @Override
  public void close() {
    if (!view) {
      resources.close();
    }
  }

  /** Returns vendor and base URL. */
  @Override
  public String toString() {
    return spec.vendor() + " at " + spec.baseUrl();
  }

  private PendingCall pending(ApiCall<?> call, boolean stream) {
    if (call.operation().isStream() != stream) {
      throw new IllegalArgumentException(
          call.operation()
              + (stream ? " is not a stream: call execute" : " is a stream: call open"));
    }
    resources.checkOpen();
    return new PendingCall(call, spec, config, headers);
  }

  private <T> RetryLoop<T> loop(PendingCall pending, ResponseHandler<T> handler) {
    return RetryLoop.start(pending, handler, stack, retry);
  }

  private <T> ApiResponse<T> run(PendingCall pending, ResponseHandler<T> handler) {
    resources.enter(pending.control());
    pending.control().attach();
    try {
      return loop(pending, handler).run();
    } finally {
      pending.control().detach();
      resources.leave(pending.control());
    }
  }

  private static <T> ResponseHandler<T> handler(ApiCall<T> call) {
    Operation<T> operation = call.operation();
    return (attempt, raw, content) -> operation.response().read(content);
  }
}
