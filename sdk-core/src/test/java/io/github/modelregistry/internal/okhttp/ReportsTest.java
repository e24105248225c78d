package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners and logs receive about a call. */
class ReportsTest {

  private static final Credentials KEY = Credentials.header("X-Api-Key", Secret.of("geheim-1"));

  private static final class Recorder implements CallListener {

    private final List<Object> events = new ArrayList<>();

    @Override
    public void callStarted(CallStart event) {
      events.add(event);
    }

    @Override
    public void attemptEnded(AttemptEnd event) {
      events.add(event);
    }

    @Override
    public void callEnded(CallEnd event) {
      events.add(event);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListenerHearsOfStartEachAttemptAndEnd(Way way) {
    Recorder recorder = new Recorder();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, recorder)) {
      server.enqueue(
          ScriptedResponse.status(503),
          ScriptedResponse.resetAfterBody(),
          ScriptedResponse.json("1"));
      way.send(transport, withQuery());

      String call = "acme doIt GET " + server.uri() + "/things?name=…";
      assertThat(recorder.events)
          .extracting(Object::toString)
          .satisfiesExactly(
              event -> assertThat(event).isEqualTo(call),
              event -> assertThat(event).isEqualTo(call + " attempt 1 -> 503"),
              event -> assertThat(event).isEqualTo(call + " attempt 2 -> no response"),
              event -> assertThat(event).isEqualTo(call + " attempt 3 -> 200"),
              event -> assertThat(event).startsWith(call + " -> 200, attempts 3, "));
      assertThat(recorder.events.toString()).doesNotContain("geheim");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theThreadOfAnAttemptCarriesItsRequest(Way way) {
    ThreadLocal<String> current = new ThreadLocal<>();
    List<String> ended = new ArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public Map<String, String> attemptStarted(AttemptStart event) {
            current.set("attempt " + event.attempt());
            return Map.of();
          }

          @Override
          public void attemptEnded(AttemptEnd event) {
            ended.add(current.get());
            current.remove();
          }
        };
    SecretSource asked =
        () -> {
          ended.add("credentials in " + current.get());
          return Secret.of("geheim-1");
        };
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            Calls.transport(
                server.uri(),
                CONFIG.toBuilder().addListener(listener).build(),
                Credentials.header("X-Api-Key", asked))) {
      server.enqueue(ScriptedResponse.status(503), ScriptedResponse.json("1"));
      way.send(transport, get());
    }
    assertThat(ended)
        .containsExactly(
            "credentials in attempt 1", "attempt 1", "credentials in attempt 2", "attempt 2");
  }

  @ParameterizedTest
  @EnumSource
  void listenersAreNotifiedOfAnEndInTheReverseOrder(Way way) {
    List<String> events = new ArrayList<>();
    ClientConfig config =
        CONFIG.toBuilder()
            .addListener(recording("1", events))
            .addListener(recording("2", events))
            .build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server.uri(), config, KEY)) {
      server.otherwise(ScriptedResponse.json("1"));
      way.send(transport, get());
    }
    assertThat(events)
        .containsExactly(
            "call 1", "call 2", "attempt 1", "attempt 2", "sent 2", "sent 1", "end 2", "end 1");
  }

  private static CallListener recording(String name, List<String> events) {
    return new CallListener() {
      @Override
      public void callStarted(CallStart event) {
        events.add("call " + name);
      }

      @Override
      public Map<String, String> attemptStarted(AttemptStart event) {
        events.add("attempt " + name);
        return Map.of();
      }

      @Override
      public void attemptEnded(AttemptEnd event) {
        events.add("sent " + name);
      }

      @Override
      public void callEnded(CallEnd event) {
        events.add("end " + name);
      }
    };
  }

  @Test
  void aCallNamesItsServerAndTheTemplateOfItsPath() {
    Recorder recorder = new Recorder();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, recorder)) {
      server.otherwise(ScriptedResponse.json("1"));
      transport.execute(withQuery());

      CallStart start = (CallStart) recorder.events.get(0);
      assertThat(start.urlTemplate()).isEqualTo("/things");
      assertThat(start.server().toString()).isEqualTo(server.uri().toString());
      assertThat(CallStart.of("acme", "doIt", "GET", "https://example.com").urlTemplate()).isNull();
    }
  }

  @Test
  void aFailureIsPartOfTheEnd() {
    Recorder recorder = new Recorder();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, recorder)) {
      server.otherwise(ScriptedResponse.status(404));
      assertThatThrownBy(() -> transport.execute(get())).isInstanceOf(NotFoundException.class);
      CallEnd end = (CallEnd) recorder.events.get(2);
      assertThat(end.status()).isEqualTo(404);
      assertThat(end.failure()).isInstanceOf(NotFoundException.class);
      assertThat(end.errorType()).isEqualTo("404");
    }
  }

  @Test
  void theTypeOfAnErrorIsTheStatusOrTheException() {
    Recorder recorder = new Recorder();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, recorder)) {
      server.enqueue(
          ScriptedResponse.status(503),
          ScriptedResponse.resetAfterBody(),
          ScriptedResponse.json("1"));
      transport.execute(get());

      assertThat(recorder.events.subList(1, 4))
          .extracting(event -> ((AttemptEnd) event).errorType())
          .containsExactly("503", TransportException.class.getName(), null);
      assertThat(((CallEnd) recorder.events.get(4)).errorType()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListenerAddsHeadersToEachAttemptButCannotReplaceCredentials(Way way) {
    CallListener tracer =
        new CallListener() {
          @Override
          public Map<String, String> attemptStarted(AttemptStart event) {
            return Map.of("traceparent", "00-" + event.attempt(), "X-Api-Key", "stolen");
          }
        };
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, tracer)) {
      server.enqueue(ScriptedResponse.status(503), ScriptedResponse.json("1"));
      way.send(transport, get());
      assertThat(server.requests())
          .extracting(request -> request.header("traceparent"))
          .containsExactly("00-1", "00-2");
      assertThat(server.requests())
          .extracting(request -> request.header("X-Api-Key"))
          .containsOnly("geheim-1");
    }
  }

  @Test
  void headersOfAListenerThatCannotBeSentAreLeftOut() {
    CallListener broken =
        new CallListener() {
          @Override
          public Map<String, String> attemptStarted(AttemptStart event) {
            return Map.of("traceparent", "a\r\nEvil: b");
          }
        };
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, broken)) {
      server.otherwise(ScriptedResponse.json("1"));
      transport.execute(get());
      assertThat(server.requests())
          .singleElement()
          .satisfies(r -> assertThat(r.header("traceparent")).isNull());
    }
  }

  @Test
  void theEndTellsTheIdOfTheRequestAndItsCallIsTheOneThatStarted() {
    Recorder recorder = new Recorder();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, recorder)) {
      server.enqueue(
          ScriptedResponse.json("1").header("X-Request-Id", "r-1"),
          ScriptedResponse.status(404).header("X-Request-Id", "r-2"));
      transport.execute(get());
      assertThatThrownBy(() -> transport.execute(get())).isInstanceOf(NotFoundException.class);
      assertThat(((AttemptEnd) recorder.events.get(1)).requestId()).isEqualTo("r-1");
      CallEnd first = (CallEnd) recorder.events.get(2);
      assertThat(first.requestId()).isEqualTo("r-1");
      assertThat(first.call()).isSameAs(recorder.events.get(0));
      assertThat(((CallEnd) recorder.events.get(5)).requestId()).isEqualTo("r-2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListenerThatFailsOrThrowsAnErrorDoesNotHarmTheCall(Way way) {
    CallListener broken =
        new CallListener() {
          @Override
          public void callStarted(CallStart event) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void attemptEnded(AttemptEnd event) {
            throw new NoClassDefFoundError("broken");
          }

          @Override
          public void callEnded(CallEnd event) {
            throw new AssertionError("broken");
          }
        };
    Recorder recorder = new Recorder();
    ClientConfig config =
        CONFIG.toBuilder()
            .addListener(broken)
            .addListener(recorder)
            .driftListener(
                event -> {
                  throw new StackOverflowError("broken");
                })
            .build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, config)) {
      server.otherwise(ScriptedResponse.status(201).body("1"));
      assertThat(way.send(transport, get()).status()).isEqualTo(201);
      assertThat(recorder.events).hasSize(3);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void oneLineIsLoggedForEachCallAndHoldsNoSecret() {
    Logger logger = Logger.getLogger("io.github.modelregistry.calls");
    List<String> lines = new ArrayList<>();
    Handler handler = handler(lines);
    logger.setLevel(Level.FINE);
    logger.addHandler(handler);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server.uri(), CONFIG, KEY)) {
      server.enqueue(ScriptedResponse.status(503), ScriptedResponse.json("1"));
      transport.execute(withQuery());
      assertThat(lines)
          .singleElement()
          .asString()
          .matches("acme doIt GET \\S+/things\\?name=… -> 200, attempts 2, \\d+ ms");
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(null);
    }
  }

  private static ApiTransport transport(ScriptedServer server, CallListener listener) {
    return Calls.transport(server.uri(), CONFIG.toBuilder().addListener(listener).build(), KEY);
  }

  private static ApiCall<JsonValue> withQuery() {
    return ApiCall.builder(Calls.operation(HttpMethod.GET, "safe"))
        .query("name", "geheim-2")
        .build();
  }

  private static Handler handler(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        lines.add(new SimpleFormatter().formatMessage(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
