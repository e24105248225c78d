package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void signedUrlsGetNothingOfTheirs() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      transport
          .signedUrls()
          .upload(server.uri() + "/m?sig=1", UploadSource.of(new byte[1], "m"), Headers.empty());
      assertThat(server.requests().get(0).header("X-Theirs")).isNull();
      assertThat(heard).hasValue(0);
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

  @Test
  void theirCacheAndCookiesAreLeftOutBecauseTheyMixTheKeysOfSeveralClients(@TempDir Path folder)
      throws IOException {
    List<String> cookies = new CopyOnWriteArrayList<>();
    OkHttpClient caching =
        users
            .newBuilder()
            .cache(new Cache(folder.toFile(), 1 << 20))
            .cookieJar(
                new CookieJar() {
                  @Override
                  public void saveFromResponse(HttpUrl url, List<Cookie> received) {
                    received.forEach(cookie -> cookies.add(cookie.value()));
                  }

                  @Override
                  public List<Cookie> loadForRequest(HttpUrl url) {
                    return List.of(
                        new Cookie.Builder().domain(url.host()).name("s").value("1").build());
                  }
                })
            .build();
    try (ScriptedServer server = ScriptedServer.start();
        Cache cache = caching.cache();
        ApiTransport transport =
            OkHttpTransports.using(caching)
                .create(TransportSpec.builder("acme", server.uri()).config(CONFIG).build())) {
      server.otherwise(
          ScriptedResponse.json("1")
              .header("Cache-Control", "public, max-age=3600")
              .header("Set-Cookie", "s=2"));
      transport.execute(get());
      transport.execute(get());

      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests()).extracting(r -> r.header("Cookie")).containsOnlyNulls();
      assertThat(cookies).isEmpty();
      assertThat(cache.size()).isZero();
    }
  }

  private ApiTransport transport(ScriptedServer server) {
    return OkHttpTransports.using(users)
        .create(TransportSpec.builder("acme", server.uri()).config(CONFIG).build());
  }
}
