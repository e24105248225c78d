package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.Experimental;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.retry.RetrySafety;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.Envelope;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.synthetic.api.ApiClient;
import io.github.modelregistry.synthetic.api.OddsApi;
import io.github.modelregistry.synthetic.api.ThingsApi;
import io.github.modelregistry.synthetic.api.ThingsApi.GetThingRequest;
import io.github.modelregistry.synthetic.model.Thing;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specification says of an operation, in each view of a generated client. */
class GeneratedApiTest {

  private static final Thing THING = Thing.builder().id(1).name("a").nothing("b").build();

  private final RecordingTransport transport = new RecordingTransport(THING);
  private final ThingsApi things = new ThingsApi(transport);

  @Test
  void theFourViewsMakeTheSameCall() throws Exception {
    GetThingRequest request = GetThingRequest.builder().group("g").id(7).build();
    SyntheticClient client = new SyntheticClient(transport);

    Thing value = client.things().getThing(request);
    CompletableFuture<Thing> future = client.async().things().getThing(request);
    ApiResponse<Thing> response = client.withRawResponse().things().getThing(request);
    ApiResponse<Thing> futureResponse =
        client.async().withRawResponse().things().getThing(request).get();

    assertThat(List.of(value, future.get(), response.body(), futureResponse.body()))
        .containsOnly(THING);
    assertThat(response.headers().get("X-Id")).isEqualTo("7");
    assertThat(futureResponse.headers().get("X-Id")).isEqualTo("7");
    assertThat(transport.calls())
        .hasSize(4)
        .allSatisfy(call -> assertThat(call.target()).isEqualTo("/things/g/7"));
  }

  @Test
  void closingTheClientClosesItsTransport() {
    new SyntheticClient(transport).close();

    assertThat(transport.isClosed()).isTrue();
  }

  @Test
  void cancellingAFutureCancelsItsCall() {
    RecordingTransport silent = RecordingTransport.silent();
    CompletableFuture<Thing> future =
        new SyntheticClient(silent).async().things().getThing(request -> request.group("g").id(7));

    assertThat(silent.onlyFuture().isDone()).isFalse();
    future.cancel(true);

    assertThat(silent.onlyFuture().isCancelled()).isTrue();
  }

  @Test
  void onlyAnOperationWithEmptySecurityIsAnonymous() {
    RecordingTransport ping = new RecordingTransport(null);
    RecordingTransport word = new RecordingTransport("word");
    new OddsApi(ping).ping();
    new OddsApi(word).getWord();

    assertThat(ping.onlyCall().operation().isAnonymous()).isTrue();
    assertThat(word.onlyCall().operation().isAnonymous()).isFalse();
  }

  @Test
  void whatRefusalsAreMadeOfIsAskedForTooUnlessAProfileChoosesTheAnswer() {
    RecordingTransport ping = new RecordingTransport(null);
    RecordingTransport counts = new RecordingTransport(Map.of());
    RecordingTransport word = new RecordingTransport("word");
    new OddsApi(ping).ping();
    new OddsApi(counts).getCounts();
    new OddsApi(word).getWord();

    assertThat(ping.onlyCall().operation().accept()).isEqualTo("text/plain");
    assertThat(word.onlyCall().operation().accept())
        .isEqualTo("application/vnd.synthetic+json;profile=word.v1");
    assertThat(counts.onlyCall().operation().accept()).isEqualTo("application/json, text/plain");
  }

  @Test
  void aWebSocketIsOpenedAndNeverCalled() throws Exception {
    RecordingTransport socket = new RecordingTransport(THING);
    Timestamp since = Timestamp.of("2026-01-02T03:04:05Z");

    try (FrameStream<Thing> frames =
        new ThingsApi(socket).watchThing(request -> request.group("a/b").id(7).since(since))) {
      assertThat(frames).containsExactly(THING);
    }

    ApiCall<?> call = socket.onlyCall();
    assertThat(call.target()).isEqualTo("/things/a%2Fb/7/changes?since=2026-01-02T03%3A04%3A05Z");
    assertThat(call.operation().isStream()).isTrue();
    assertThat(call.operation().method()).isEqualTo(HttpMethod.GET);
    assertThat(call.retry()).isEqualTo(RetrySafety.SAFE);
    for (Class<?> view :
        List.of(ThingsApi.Async.class, ThingsApi.Raw.class, ThingsApi.AsyncRaw.class)) {
      assertThat(view.getMethods()).extracting(Method::getName).doesNotContain("watchThing");
    }
  }

  @Test
  void aWebSocketMayTakeNoParametersAndSpeakOfOtherThingsThanObjects() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            OkHttpTransports.standard()
                .create(TransportSpec.builder("synthetic", server.uri()).build())) {
      server.enqueue(ScriptedResponse.webSocket().text("1").fragments("2", "0").close(1000));

      try (FrameStream<Long> ticks = new OddsApi(transport).watchTicks()) {
        assertThat(ticks).containsExactly(1L, 20L);
      }
      assertThat(server.requests().get(0).requestLine()).isEqualTo("GET /odds/ticks HTTP/1.1");
      assertThat(server.requests().get(0).header("Upgrade")).isEqualTo("websocket");
    }
  }

  @Test
  void aTextInJsonIsDecodedAlsoWhereErrorsArePlainText() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            OkHttpTransports.standard()
                .create(TransportSpec.builder("synthetic", server.uri()).build())) {
      server.enqueue(ScriptedResponse.json("\"a \\u00e9\""));

      assertThat(new OddsApi(transport).getWord()).isEqualTo("a \u00e9");
    }
  }

  @Test
  void eachViewOfTheClientHasEveryGroup() {
    List<Class<?>> views =
        List.of(
            ApiClient.class, ApiClient.Async.class, ApiClient.Raw.class, ApiClient.AsyncRaw.class);

    assertThat(views)
        .allSatisfy(
            view ->
                assertThat(view.getDeclaredMethods())
                    .extracting(Method::getName)
                    .contains("things", "odds"));
  }

  @ParameterizedTest
  @ValueSource(classes = {ThingsApi.class, OddsApi.class})
  void theViewsHaveTheSameMethods(Class<?> api) {
    Set<String> expected = signatures(api);
    expected.removeIf(signature -> signature.matches("watch.*|\\w+Paged\\[.*"));

    Class<?>[] views =
        Arrays.stream(api.getDeclaredClasses())
            .filter(type -> Set.of("Async", "Raw", "AsyncRaw").contains(type.getSimpleName()))
            .toArray(Class<?>[]::new);
    assertThat(views)
        .hasSize(3)
        .allSatisfy(view -> assertThat(signatures(view)).isEqualTo(expected));
  }

  @Test
  void theSpecSaysHowFarACallMayBeRepeated() {
    things.createThing(request -> request.body(THING));
    assertThat(transport.onlyCall().retry()).isEqualTo(RetrySafety.UNSENT_ONLY);
    assertThat(transport.onlyCall().operation().expects(201)).isTrue();
    assertThat(transport.onlyCall().operation().expects(202)).isTrue();
    assertThat(transport.onlyCall().operation().expects(200)).isFalse();

    RecordingTransport patching = new RecordingTransport(THING);
    new ThingsApi(patching).patchThing(request -> request.group("g").thingId(1));
    assertThat(patching.onlyCall().retry()).isEqualTo(RetrySafety.UNSENT_OR_429);
  }

  @Test
  void theSpecSaysWhatIsPutAroundAnAnswer() {
    RecordingTransport counting = new RecordingTransport(Map.of());
    new OddsApi(counting).getCounts();
    things.getThing(request -> request.group("g").id(1));
    RecordingTransport bare = new RecordingTransport("motto");
    new OddsApi(bare).getMotto();

    assertThat(counting.onlyCall().operation().envelope())
        .usingRecursiveComparison()
        .isEqualTo(Envelope.of("statusCode", "body").withEmptySuccess());
    assertThat(transport.onlyCall().operation().envelope())
        .usingRecursiveComparison()
        .isEqualTo(Envelope.of("state", "content").withList("children"));
    assertThat(bare.onlyCall().operation().envelope()).isNull();
  }

  @Test
  void theSpecSaysHowLongAnAnswerMayTake() {
    things.getThing(request -> request.group("g").id(1));
    RecordingTransport usual = new RecordingTransport("motto");
    new OddsApi(usual).getMotto();

    assertThat(transport.onlyCall().operation().responseTimeout())
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(usual.onlyCall().operation().responseTimeout()).isNull();
  }

  @Test
  void anOperationThatIsOnItsWayOutIsMarkedEverywhere() {
    for (Class<?> view :
        List.of(
            ThingsApi.class,
            ThingsApi.Async.class,
            ThingsApi.Raw.class,
            ThingsApi.AsyncRaw.class)) {
      assertThat(view.getMethods())
          .filteredOn(method -> method.getName().equals("deleteThing"))
          .hasSize(2)
          .allMatch(method -> method.isAnnotationPresent(Deprecated.class));
    }
  }

  @Test
  void anExperimentalOperationIsMarkedInEveryView() {
    for (Class<?> view :
        List.of(
            ThingsApi.class,
            ThingsApi.Async.class,
            ThingsApi.Raw.class,
            ThingsApi.AsyncRaw.class)) {
      assertThat(view.getMethods())
          .filteredOn(method -> method.isAnnotationPresent(Experimental.class))
          .extracting(Method::getName)
          .containsOnly("patchThing")
          .hasSize(2);
    }
  }

  @Test
  void theShortFormOfADeprecatedOperationIsDeprecatedToo() throws Exception {
    assertThat(OddsApi.class.getMethod("deleteName", long.class))
        .matches(GeneratedApiTest::isDeprecated);
    assertThat(OddsApi.class.getMethod("getName", long.class))
        .doesNotMatch(GeneratedApiTest::isDeprecated);
  }

  private static boolean isDeprecated(Method method) {
    return method.isAnnotationPresent(Deprecated.class);
  }

  @Test
  void anAnswerNeedNotBeAnObject() {
    RecordingTransport text = new RecordingTransport("motto");
    RecordingTransport map = new RecordingTransport(Map.of("a", 1L));
    RecordingTransport nothing = new RecordingTransport(null);

    assertThat(new OddsApi(text).getMotto()).isEqualTo("motto");
    assertThat(text.onlyCall().operation().accept()).isEqualTo("text/plain");
    assertThat(new OddsApi(map).getCounts()).containsEntry("a", 1L);
    new OddsApi(nothing).ping();
    assertThat(nothing.onlyCall().target()).isEqualTo("/odds/ping");
  }

  private static Set<String> signatures(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
        .map(GeneratedApiTest::signature)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getGenericParameterTypes());
  }
}
