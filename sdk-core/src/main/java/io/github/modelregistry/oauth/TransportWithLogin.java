package io.github.modelregistry.oauth;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.TokenCache;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A transport that closes what its credentials come from, too. */
public final class TransportWithLogin implements ApiTransport {

  private final ApiTransport transport;
  private final TokenEndpoint endpoint;

  private TransportWithLogin(ApiTransport transport, TokenEndpoint endpoint) {
    this.transport = transport;
    this.endpoint = endpoint;
  }

  /**
   * Opens a transport whose calls log in as needed; closing it closes the token endpoint, too, and
   * so does a failure to open it.
   *
   * @param endpoint where the tokens come from
   * @param renewalMargin how long before its end a token is renewed
   * @param transferLife how long a token must be valid when a call begins to send a file; see
   *     {@link TokenCache#TokenCache(io.github.modelregistry.auth.TokenSource, java.time.Clock,
   *     Duration, Duration)}
   * @param transports what carries the calls
   * @param spec makes the description of the transport for the credentials
   */
  public static ApiTransport open(
      TokenEndpoint endpoint,
      Duration renewalMargin,
      Duration transferLife,
      TransportFactory transports,
      Function<Credentials, TransportSpec> spec) {
    try {
      Credentials caller = new TokenCache(endpoint, endpoint.clock(), renewalMargin, transferLife);
      return new TransportWithLogin(transports.create(spec.apply(caller)), endpoint);
    } catch (RuntimeException unfit) {
      endpoint.close();
      throw unfit;
    }
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
  public ApiResponse<Download> download(ApiCall<Download> call, DownloadTarget target) {
    return transport.download(call, target);
  }

  @Override
  public CompletableFuture<ApiResponse<Download>> downloadAsync(
      ApiCall<Download> call, DownloadTarget target) {
    return transport.downloadAsync(call, target);
  }

  @Override
  public SignedUrls signedUrls() {
    return transport.signedUrls();
  }

  @Override
  public ClientConfig config() {
    return transport.config();
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return transport.withOptions(options);
  }

  @Override
  public void close() {
    transport.close();
    endpoint.close();
  }

  @Override
  public String toString() {
    return transport.toString();
  }
}
