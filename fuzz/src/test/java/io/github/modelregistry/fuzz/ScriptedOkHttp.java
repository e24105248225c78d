package io.github.modelregistry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.transport.OkHttpTransports;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Responses without a network: an interceptor returns them in place of the server. */
final class ScriptedOkHttp implements Interceptor {

  /** Set as the credential of each client, and never to be seen in a message. */
  static final String SECRET = "s3cr3t-t0ken";

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final Map<String, String> fixed;
  private final Queue<byte[]> bodies = new ArrayDeque<>();
  private int status = 200;

  /**
   * Creates the responses of a vendor.
   *
   * @param fixed the bodies of paths that always have the same
   */
  ScriptedOkHttp(Map<String, String> fixed) {
    this.fixed = fixed;
  }

  /** Returns a configuration under which each call is one request. */
  static ClientConfig config() {
    return ClientConfig.builder()
        .retry(RetrySettings.disabled())
        .delayer(Delayer.none())
        .driftListener(event -> Objects.requireNonNull(event.toString()))
        .build();
  }

  TransportFactory transport() {
    return OkHttpTransports.using(new OkHttpClient.Builder().addInterceptor(this).build());
  }

  /** Sets the bodies of the next responses, separated by zero bytes; the last one repeats. */
  void respond(int newStatus, byte[] parts) {
    status = newStatus;
    bodies.clear();
    int start = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == 0) {
        bodies.add(Arrays.copyOfRange(parts, start, i));
        start = i + 1;
      }
    }
    bodies.add(Arrays.copyOfRange(parts, start, parts.length));
  }

  @Override
  public Response intercept(Chain chain) {
    String same = fixed.get(chain.request().url().encodedPath());
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(same == null ? status : 200)
        .message("")
        .body(ResponseBody.create(same == null ? next() : same.getBytes(UTF_8), JSON))
        .build();
  }

  private byte[] next() {
    return bodies.size() > 1 ? bodies.remove() : bodies.element();
  }
}
