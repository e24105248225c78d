package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Waits longer for the one answer that comes only when the work is done: to put gigabytes into
 * memory takes minutes, in which the server says nothing. Limits that the user has chosen hold for
 * that call, too.
 */
final class PatientTransport implements ApiTransport {

  static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SLOW_OPERATION = "loadModel";

  private final ApiTransport usual;
  private final ApiTransport patient;

  private PatientTransport(ApiTransport usual, ApiTransport patient) {
    this.usual = usual;
    this.patient = patient;
  }

  static ApiTransport create(ApiTransport transport, ClientConfig config) {
    CallOptions options =
        CallOptions.builder()
            .readTimeout(chosen(config.readTimeout(), ClientConfig.DEFAULT_READ_TIMEOUT))
            .attemptTimeout(chosen(config.attemptTimeout(), ClientConfig.DEFAULT_ATTEMPT_TIMEOUT))
            .callTimeout(chosen(config.callTimeout(), ClientConfig.DEFAULT_CALL_TIMEOUT))
            .build();
    return new PatientTransport(transport, transport.withOptions(options));
  }

  @Override
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    return carrierOf(call).execute(call);
  }

  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    return carrierOf(call).executeAsync(call);
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    return usual.open(call);
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return new PatientTransport(usual.withOptions(options), patient.withOptions(options));
  }

  @Override
  public void close() {
    usual.close();
  }

  private ApiTransport carrierOf(ApiCall<?> call) {
    return call.operation().id().equals(SLOW_OPERATION) ? patient : usual;
  }

  private static Duration chosen(Duration limit, Duration usualLimit) {
    return limit.equals(usualLimit) ? PATIENCE : limit;
  }
}
