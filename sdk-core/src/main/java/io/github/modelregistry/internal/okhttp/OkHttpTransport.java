package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.retry.RetryEngine;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.TransportSpec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.OkHttpClient;

/** A transport on OkHttp, or a view of one. */
final class OkHttpTransport implements ApiTransport {

  private final TransportSpec spec;
  private final Resources resources;
  private final RetryEngine retry;
  private final ClientConfig config;
  private final Headers extraHeaders;
  private final boolean view;
  private final Ticker ticker;
  private final Layer stack;
  private final Map<Duration, Layer> stacksByTimeout = new ConcurrentHashMap<>();

  private OkHttpTransport(
      TransportSpec spec,
      Resources resources,
      RetryEngine retry,
      ClientConfig config,
      Headers extraHeaders,
      boolean view) {
    this.spec = spec;
    this.resources = resources;
    this.retry = retry;
    this.config = config;
    this.extraHeaders = extraHeaders;
    this.view = view;
    this.ticker = Ticker.of(config.clock());
    this.stack = CallStack.create(spec, config, extraHeaders, retry, client());
  }

  static OkHttpTransport root(TransportSpec spec, Resources resources) {
    RetryEngine retry = new RetryEngine(spec.config().retry());
    return new OkHttpTransport(spec, resources, retry, spec.config(), spec.headers(), false);
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    CallControl control = new CallControl();
    PendingCall<T> pending = plain(call, control);
    resources.enter(control);
    return run(pending);
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    if (!call.operation().isStream()) {
      throw new IllegalArgumentException(call.operation() + " is no stream: execute it");
    }
    CallControl control = new CallControl();
    PendingCall<SocketStream<T>> pending =
        pending(call, SocketStream.handler(call, resources), control);
    resources.enter(control);
    return run(pending).body().start();
  }

  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    CallControl control = new CallControl();
    PendingCall<T> pending = plain(call, control);
    CallFuture<ApiResponse<T>> future = new CallFuture<>(control);
    Executor executor = resources.executor(config);
    resources.enter(control);
    try {
      executor.execute(() -> runInto(future, pending));
    } catch (RejectedExecutionException full) {
      resources.leave(control);
      future.completeExceptionally(
          new TransportException(
              pending.operation(), "the executor took no more calls", 0, false, full));
    }
    CompletableFuture<?> unused =
        future.whenComplete((response, failure) -> control.stop("its future was completed"));
    return future;
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    Headers.Builder headers = extraHeaders.toBuilder();
    for (int i = 0; i < options.headers().size(); i++) {
      headers.set(options.headers().name(i), options.headers().value(i));
    }
    return new OkHttpTransport(
        spec, resources, retry, options.applyTo(config), headers.build(), true);
  }

  @Override
  public void close() {
    if (!view) {
      resources.close();
    }
  }

  /** Returns vendor, base URL and layers. */
  @Override
  public String toString() {
    return spec.vendor() + " at " + spec.baseUrl() + ": " + stack;
  }

  private Layer stack(Operation<?> operation) {
    Duration responseTimeout = operation.responseTimeout();
    return responseTimeout == null
        ? stack
        : stacksByTimeout.computeIfAbsent(responseTimeout, this::stackWithTimeout);
  }

  private Layer stackWithTimeout(Duration responseTimeout) {
    ClientConfig adjusted = ResponseTimeout.in(config, responseTimeout);
    OkHttpClient client = OkHttpClients.withTimeouts(resources.client(), adjusted);
    return CallStack.create(spec, adjusted, extraHeaders, retry, client);
  }

  private OkHttpClient client() {
    return view ? OkHttpClients.withTimeouts(resources.client(), config) : resources.client();
  }

  private <T> PendingCall<T> plain(ApiCall<T> call, CallControl control) {
    Operation<T> operation = call.operation();
    if (operation.isStream()) {
      throw new IllegalArgumentException(operation + " is a stream: open it");
    }
    return pending(call, (attempt, answer, content) -> operation.response().read(content), control);
  }

  private <T> PendingCall<T> pending(
      ApiCall<?> call, ResponseHandler<T> handler, CallControl control) {
    return new PendingCall<>(call, handler, spec.baseUrl().toString(), control, ticker.nanos());
  }

  private <T> ApiResponse<T> run(PendingCall<T> call) {
    call.control().attach();
    try {
      return stack(call.call().operation()).send(call);
    } finally {
      call.control().detach();
      resources.leave(call.control());
    }
  }

  private <T> void runInto(CompletableFuture<ApiResponse<T>> future, PendingCall<T> call) {
    try {
      future.complete(run(call));
    } catch (Throwable failure) { // or the future would stay open for ever
      future.completeExceptionally(failure);
    }
  }
}
