package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Carries calls to wherever the server is found: one that may be at another address after each
 * start. It is located when the first call is made, and again by the call that follows one whose
 * connection was refused. Thread-safe.
 */
final class DiscoveringTransport implements ApiTransport {

  private final ServerLocator server;
  private final UnaryOperator<ApiTransport> view;
  private final Runnable closing;

  private DiscoveringTransport(
      ServerLocator server, UnaryOperator<ApiTransport> view, Runnable closing) {
    this.server = server;
    this.view = view;
    this.closing = closing;
  }

  /**
   * Creates the transport; discovery has not started yet.
   *
   * @param finder finds the server's address, or throws what the call is to throw
   * @param opener opens a transport to an address; asked once for each, so that calls in flight
   *     need not end when the server turns up elsewhere
   */
  static DiscoveringTransport to(Supplier<URI> finder, Function<URI, ApiTransport> opener) {
    ServerLocator server = new ServerLocator(finder, opener);
    return new DiscoveringTransport(server, UnaryOperator.identity(), server::close);
  }

  /** Returns where the server was found last; null while nobody knows. */
  @Nullable URI found() {
    return server.found();
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    return callDiscovered(transport -> transport.execute(call));
  }

  /** Looks for the server in the thread of the caller, where that is necessary. */
  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    CompletableFuture<ApiResponse<T>> future;
    try {
      future = callDiscovered(transport -> transport.executeAsync(call));
    } catch (RegistryException notFound) {
      return CompletableFuture.failedFuture(notFound);
    }
    CompletableFuture<?> unused =
        future.whenComplete((response, failure) -> server.forgetIfRefused(failure));
    return future;
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    return callDiscovered(transport -> transport.open(call));
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return new DiscoveringTransport(
        server, transport -> view.apply(transport).withOptions(options), () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }

  private <R> R callDiscovered(Function<ApiTransport, R> action) {
    ApiTransport transport = view.apply(server.transport());
    try {
      return action.apply(transport);
    } catch (TransportException failure) {
      server.forgetIfRefused(failure);
      throw failure;
    }
  }
}
