package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Carries calls to wherever the server is found. */
final class RoamingTransport implements ApiTransport {

  private final Whereabouts server;
  private final UnaryOperator<ApiTransport> view;
  private final Runnable closing;

  private RoamingTransport(Whereabouts server, UnaryOperator<ApiTransport> view, Runnable closing) {
    this.server = server;
    this.view = view;
    this.closing = closing;
  }

  static RoamingTransport to(Whereabouts server) {
    return new RoamingTransport(server, UnaryOperator.identity(), server::close);
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    return there(transport -> transport.execute(call));
  }

  /** Looks for the server in the thread of the caller, where that is necessary. */
  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    CompletableFuture<ApiResponse<T>> future;
    try {
      future = there(transport -> transport.executeAsync(call));
    } catch (RegistryException notFound) {
      return CompletableFuture.failedFuture(notFound);
    }
    CompletableFuture<?> unused =
        future.whenComplete((response, failure) -> server.forgetIfRefused(failure));
    return future;
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    return there(transport -> transport.open(call));
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return new RoamingTransport(
        server, transport -> view.apply(transport).withOptions(options), () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }

  private <R> R there(Function<ApiTransport, R> action) {
    ApiTransport transport = view.apply(server.transport());
    try {
      return action.apply(transport);
    } catch (TransportException failure) {
      server.forgetIfRefused(failure);
      throw failure;
    }
  }
}
