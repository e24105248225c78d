package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After closing, nothing of ours is left, and nothing of others is gone. */
@Timeout(30)
class ClosingTest {

  private static final String WHOLE = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1";

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    try (SilentServer server = SilentServer.saying(WHOLE)) {
      ApiTransport transport = Calls.transport(server.uri(), CONFIG, Credentials.none());
      transport.execute(get());
      transport.close();
      server.awaitSilence();
    }
  }

  @Test
  void noThreadOfOursIsLeft() throws Exception {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    CallListener listener =
        new CallListener() {
          @Override
          public void attemptEnded(AttemptEnd event) {
            used.add(Thread.currentThread());
          }
        };
    try (ScriptedServer server = ScriptedServer.start()) {
      server.otherwise(ScriptedResponse.json("1"));
      ApiTransport transport =
          Calls.transport(server, CONFIG.toBuilder().addListener(listener).build());
      used.add(transport.executeAsync(get()).thenApply(response -> Thread.currentThread()).join());
      used.remove(Thread.currentThread()); // the future may have been complete already
      assertThat(used).isNotEmpty().allMatch(Thread::isDaemon);
      transport.close();
      for (Thread thread : used) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  void callsAfterClosingAreRefused() {
    try (ScriptedServer server = ScriptedServer.start()) {
      ApiTransport transport = Calls.transport(server);
      ApiTransport view = transport.withOptions(CallOptions.none());
      transport.close();
      transport.close();
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
      assertThatThrownBy(() -> transport.executeAsync(get()))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> view.execute(get())).isInstanceOf(IllegalStateException.class);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatHasStartedWhenTheClientIsClosedEndsForItsListeners(Way way) {
    List<ApiTransport> opened = new ArrayList<>();
    List<CallEnd> ended = new ArrayList<>();
    CallListener closing =
        new CallListener() {
          @Override
          public void callStarted(CallStart event) {
            opened.get(0).close();
          }

          @Override
          public void callEnded(CallEnd event) {
            ended.add(event);
          }
        };
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            Calls.transport(server, CONFIG.toBuilder().addListener(closing).build())) {
      opened.add(transport);
      assertThatThrownBy(() -> way.send(transport, get()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("the client was closed");
      assertThat(ended).hasSize(1);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void closingAViewClosesNothing() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      ApiTransport view = transport.withOptions(CallOptions.builder().maxAttempts(1).build());
      view.execute(get());
      view.close();
      view.execute(get());
      transport.execute(get());
      assertThat(server.connections()).as("views share connections").isEqualTo(1);
    }
  }

  @Test
  void aUsersOwnClientGoesOnAfterOursIsClosed() throws Exception {
    OkHttpClient users = new OkHttpClient();
    try (ScriptedServer server = ScriptedServer.start()) {
      server.otherwise(ScriptedResponse.json("1"));
      ApiTransport transport =
          OkHttpTransports.using(users)
              .create(TransportSpec.builder("acme", server.uri()).config(CONFIG).build());
      transport.execute(get());
      transport.executeAsync(get()).join();
      transport.close();

      assertThat(users.connectionPool().connectionCount()).isEqualTo(1);
      assertThat(users.dispatcher().executorService().isShutdown()).isFalse();
    } finally {
      users.connectionPool().evictAll();
      users.dispatcher().executorService().shutdown();
    }
  }

  @Test
  void noConnectionIsHeldAfterAnyOutcome() {
    OkHttpClient users = new OkHttpClient();
    List<ScriptedResponse> outcomes =
        List.of(
            ScriptedResponse.json("1"),
            ScriptedResponse.json("<html>"),
            ScriptedResponse.json("[1,2,3]").truncatedAfter(3),
            ScriptedResponse.json("[" + "1,".repeat(100_000) + "1]"),
            ScriptedResponse.status(404).body("x".repeat(200_000)),
            ScriptedResponse.status(401).body("no"),
            ScriptedResponse.status(302).header("Location", "/"),
            ScriptedResponse.status(503),
            ScriptedResponse.resetAfterBody(),
            ScriptedResponse.neverAnswer());
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = hasty(users, server)) {
      for (ScriptedResponse outcome : outcomes) {
        server.enqueue(outcome);
        assertThat(catchThrowable(() -> transport.execute(post())))
            .satisfiesAnyOf(
                none -> assertThat(none).isNull(),
                failure -> assertThat(failure).isInstanceOf(RegistryException.class));
        assertThat(users.connectionPool().idleConnectionCount())
            .isEqualTo(users.connectionPool().connectionCount());
      }
      server.awaitRequests(outcomes.size());
      assertThat(server.requests()).hasSize(outcomes.size());
    } finally {
      users.connectionPool().evictAll();
    }
  }

  /** Bounds the silence and the body, so that these outcomes are among those tried. */
  private static ApiTransport hasty(OkHttpClient users, ScriptedServer server) {
    ClientConfig config =
        CONFIG.toBuilder()
            .attemptTimeout(Duration.ofSeconds(2))
            .retry(RetrySettings.disabled())
            .limits(Limits.builder().maxResponseBytes(50_000).build())
            .build();
    return OkHttpTransports.using(users)
        .create(TransportSpec.builder("acme", server.uri()).config(config).build());
  }
}
