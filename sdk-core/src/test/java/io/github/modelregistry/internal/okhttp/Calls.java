package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** Calls and transports for tests, and the two ways to send. */
final class Calls {

  /** Waits nothing, so that no test sleeps. */
  static final ClientConfig CONFIG =
      ClientConfig.builder().delayer(Delayer.none()).readTimeout(Duration.ofSeconds(20)).build();

  private Calls() {}

  /** Blocking or asynchronous: one body of a test serves both. */
  enum Way {
    BLOCKING {
      @Override
      <T> ApiResponse<T> send(ApiTransport transport, ApiCall<T> call) {
        return transport.execute(call);
      }
    },
    ASYNC {
      @Override
      <T> ApiResponse<T> send(ApiTransport transport, ApiCall<T> call) {
        try {
          return transport.executeAsync(call).join();
        } catch (CompletionException e) {
          throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
      }
    };

    abstract <T> ApiResponse<T> send(ApiTransport transport, ApiCall<T> call);
  }

  static ApiCall<JsonValue> get() {
    return call(HttpMethod.GET, "safe");
  }

  static ApiCall<JsonValue> post() {
    return call(HttpMethod.POST, "throttled");
  }

  static ApiCall<JsonValue> call(HttpMethod method, String retry) {
    ApiCall.Builder<JsonValue> call = ApiCall.builder(operation(method, retry));
    return method.needsBody()
        ? call.body(RequestBody.json(JsonCodecs.STRING, "sent")).build()
        : call.build();
  }

  static ApiCall<JsonValue> post(RequestBody body, String retry) {
    return ApiCall.builder(operation(HttpMethod.POST, retry)).body(body).build();
  }

  static Operation<JsonValue> operation(HttpMethod method, String retry) {
    return Operation.<JsonValue>builder("doIt", method, "/things")
        .retry(retry)
        .response(ResponseFormat.json(JsonCodecs.VALUE))
        .expect(200)
        .build();
  }

  static ApiTransport transport(ScriptedServer server) {
    return transport(server, CONFIG);
  }

  static ApiTransport transport(ScriptedServer server, ClientConfig config) {
    return transport(server.uri(), config, Credentials.none());
  }

  static ApiTransport transport(URI uri, ClientConfig config, Credentials credentials) {
    return OkHttpTransports.standard()
        .create(TransportSpec.builder("acme", uri).config(config).credentials(credentials).build());
  }
}
