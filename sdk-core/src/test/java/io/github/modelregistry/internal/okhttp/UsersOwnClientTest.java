package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own OkHttp client keeps its ways, save those that would send requests by themselves. */
class UsersOwnClientTest {

  private final AtomicInteger heard = new AtomicInteger();
  private final OkHttpClient users =
      new OkHttpClient.Builder()
          .addInterceptor(
              chain -> chain.proceed(chain.request().newBuilder().header("X-Theirs", "1").build()))
          .authenticator(
              (route, response) ->
                  response.request().newBuilder().header("Authorization", "Basic x").build())
          .eventListener(
              new EventListener() {
                @Override
                public void callStart(Call call) {
                  heard.incrementAndGet();
                }
              })
          .build();

  @AfterEach
  void closeConnections() {
    users.connectionPool().evictAll();
  }

  @Test
  void interceptorsAndEventListenersStay() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      transport.execute(get());
      assertThat(server.requests().get(0).header("X-Theirs")).isEqualTo("1");
      assertThat(heard).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 401, 408})
  void nothingIsSentTwiceByOkHttp(int status) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.status(status).header("Location", "/elsewhere"));
      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> transport.execute(post()));
      assertThat(refused.status()).isEqualTo(status);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void theirClientItselfIsUnchanged() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      assertThat(transport).isNotNull();
      assertThat(users.followRedirects()).isTrue();
      assertThat(users.retryOnConnectionFailure()).isTrue();
      assertThat(users.networkInterceptors()).isEmpty();
    }
  }

  private ApiTransport transport(ScriptedServer server) {
    return OkHttpTransports.using(users)
        .create(TransportSpec.builder("acme", server.uri()).config(CONFIG).build());
  }
}
