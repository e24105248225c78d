package io.github.modelregistry.runtime;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.FrameStream;
import java.util.concurrent.CompletableFuture;

/** A transport that closes what its credentials come from, too. */
final class TransportWithLogin implements ApiTransport {

  private final ApiTransport transport;
  private final Runnable alsoClosing;

  TransportWithLogin(ApiTransport transport, Runnable alsoClosing) {
    this.transport = transport;
    this.alsoClosing = alsoClosing;
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    return transport.execute(call);
  }

  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    return transport.executeAsync(call);
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    return transport.open(call);
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return transport.withOptions(options);
  }

  @Override
  public void close() {
    transport.close();
    alsoClosing.run();
  }

  @Override
  public String toString() {
    return transport.toString();
  }
}
