package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.retry.RetrySafety;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Stability;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.synthetic.api.OddsApi;
import io.github.modelregistry.synthetic.api.ThingsApi;
import io.github.modelregistry.synthetic.api.ThingsApi.CreateThingRequest;
import io.github.modelregistry.synthetic.api.ThingsApi.GetThingRequest;
import io.github.modelregistry.synthetic.api.ThingsApi.ListThingsRequest;
import io.github.modelregistry.synthetic.api.ThingsApi.PatchThingRequest;
import io.github.modelregistry.synthetic.api.ThingsApi.StreamThingRequest;
import io.github.modelregistry.synthetic.api.ThingsApi.UploadThingRequest;
import io.github.modelregistry.synthetic.model.LocalSource;
import io.github.modelregistry.synthetic.model.Mood;
import io.github.modelregistry.synthetic.model.Source;
import io.github.modelregistry.synthetic.model.Thing;
import io.github.modelregistry.testkit.Behaviour;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.transport.OkHttpTransports;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generated methods make of their arguments: calls as data, seen before any HTTP. */
class GeneratedApiTest {

  private static final Thing THING = Thing.builder().id(1).name("a").nothing("b").build();
  private static final String THING_JSON = "{\"id\":1,\"name\":\"a\",\"nothing\":\"b\"}";

  private final RecordingTransport transport = new RecordingTransport(THING);
  private final ThingsApi things = new ThingsApi(transport);

  @Test
  void everyKindOfParameterHasItsPlace() {
    RecordingTransport listing = new RecordingTransport(List.of(THING));
    List<Thing> found =
        new ThingsApi(listing)
            .listThings(
                request ->
                    request
                        .tag(List.of("a b", "c&d"))
                        .ids(List.of(1L, 2L))
                        .moods(List.of(Mood.FINE, Mood.of("new one")))
                        .mood(Mood.SO_SO)
                        .limit(5)
                        .after(9007199254740993L)
                        .since(Timestamp.of("2026-01-02T03:04:05+00:00"))
                        .ratio(new BigDecimal("1.10"))
                        .exact(true)
                        .classValue("x")
                        .xTraceId("trace")
                        .xDepth(3));

    ApiCall<?> call = listing.onlyCall();
    assertThat(found).containsExactly(THING);
    assertThat(call.operation().id()).isEqualTo("listThings");
    assertThat(call.operation().method()).isEqualTo(HttpMethod.GET);
    assertThat(call.path()).isEqualTo("/things");
    assertThat(call.query().split("&"))
        .containsExactly(
            "tag=a%20b",
            "tag=c%26d",
            "ids=1,2",
            "moods=fine",
            "moods=new%20one",
            "mood=so-so",
            "limit=5",
            "after=9007199254740993",
            "since=2026-01-02T03%3A04%3A05%2B00%3A00",
            "ratio=1.10",
            "exact=true",
            "class=x");
    assertThat(call.headers().get("X-Trace-Id")).isEqualTo("trace");
    assertThat(call.headers().get("X-Depth")).isEqualTo("3");
    assertThat(call.body()).isNull();
    assertThat(call.operation().accept()).isEqualTo("application/json");
  }

  @Test
  void whatIsNotSetIsNotSent() {
    RecordingTransport listing = new RecordingTransport(List.of());
    new ThingsApi(listing).listThings();

    assertThat(listing.onlyCall().target()).isEqualTo("/things");
    assertThat(listing.onlyCall().headers().size()).isZero();
  }

  @Test
  void nullTakesAParameterBack() {
    ListThingsRequest request = ListThingsRequest.builder().limit(5).exact(true).build();

    assertThat(request.toBuilder().limit(null).build().limit()).isNull();
    assertThat(request.toBuilder().limit(null).build().exact()).isTrue();
    assertThat(request.limit()).isEqualTo(5);
  }

  @Test
  void aRequestDoesNotFollowTheListItWasGiven() {
    List<String> tags = new ArrayList<>(List.of("a"));
    ListThingsRequest request = ListThingsRequest.builder().tag(tags).build();
    tags.add("b");

    assertThat(request.tag()).containsExactly("a");
  }

  @Test
  void pathParametersAreFilledIn() {
    things.getThing(request -> request.group("a/b").id(7));

    assertThat(transport.onlyCall().path()).isEqualTo("/things/a%2Fb/7");
  }

  @Test
  void aBodyIsSentAsItsJson() {
    things.createThing(request -> request.body(THING));

    assertThat(transport.onlyBody()).isEqualTo(THING_JSON);
    assertThat(transport.onlyCall().body().mediaType()).isEqualTo("application/json");
  }

  @Test
  void aBodyCanBeFilledInWhereItIsSent() {
    things.createThing(request -> request.body(thing -> thing.id(1).name("a").nothing("b")));

    assertThat(transport.onlyBody()).isEqualTo(THING_JSON);
  }

  @Test
  void aUnionCanBeABody() {
    Source source = Source.of(LocalSource.builder().path("/a").build());
    RecordingTransport odds = new RecordingTransport(source);
    new OddsApi(odds).putSource(request -> request.body(source));

    assertThat(odds.onlyBody()).isEqualTo("{\"type\":\"local\",\"path\":\"/a\"}");
  }

  @Test
  void anOptionalBodyMayBeMissingAndHasItsOwnMediaType() {
    things.patchThing(request -> request.group("g").id(1));
    assertThat(transport.onlyCall().body()).isNull();

    RecordingTransport second = new RecordingTransport(THING);
    new ThingsApi(second).patchThing(request -> request.group("g").id(1).body(THING));
    assertThat(second.onlyBody()).isEqualTo(THING_JSON);
    assertThat(second.onlyCall().body().mediaType()).isEqualTo("application/merge-patch+json");
  }

  @Test
  void aFormIsSentInTheOrderOfTheSpec() {
    things.uploadThing(
        request ->
            request
                .file(UploadSource.of("bytes".getBytes(StandardCharsets.UTF_8), "dir/a.bin"))
                .copies(2)
                .metadata(THING));

    String boundary = transport.onlyCall().body().mediaType().replaceFirst(".*boundary=", "");
    assertThat(transport.onlyBody().replace(boundary, "B").replace("\r\n", "\n"))
        .isEqualTo(
            """
            --B
            Content-Disposition: form-data; name="metadata"
            Content-Type: application/json

            %s
            --B
            Content-Disposition: form-data; name="copies"

            2
            --B
            Content-Disposition: form-data; name="file"; filename="a.bin"
            Content-Type: application/octet-stream

            bytes
            --B--
            """
                .formatted(THING_JSON));
  }

  @Test
  void aPartOfJsonMayBeSentUnderAnotherContentTypeOrNone() {
    UploadThingRequest usual =
        UploadThingRequest.builder()
            .metadata(THING)
            .file(UploadSource.of(new byte[] {'x'}, "a.bin"))
            .build();

    things.uploadThing(usual.toBuilder().metadataContentType("application/thing+json").build());
    assertThat(transport.onlyBody()).contains("\r\nContent-Type: application/thing+json\r\n");

    RecordingTransport second = new RecordingTransport(THING);
    UploadThingRequest bare = usual.toBuilder().metadataContentType(null).build();
    new ThingsApi(second).uploadThing(bare.toBuilder().build());
    assertThat(second.onlyBody())
        .contains("name=\"metadata\"\r\n\r\n" + THING_JSON)
        .doesNotContain("application/json");
  }

  @Test
  void bareBytesAreSentAsTheyAre() {
    things.streamThing(
        request ->
            request.name("n").body(UploadSource.of("bytes".getBytes(StandardCharsets.UTF_8), "f")));

    assertThat(transport.onlyBody()).isEqualTo("bytes");
    assertThat(transport.onlyCall().target()).isEqualTo("/things/stream?name=n");
    assertThat(transport.onlyCall().body().mediaType()).isEqualTo("application/octet-stream");
  }

  @Test
  void allMissingParametersAreNamedAndNothingIsSent() {
    assertMissing(() -> things.getThing(GetThingRequest.builder().build()), "group", "id");
    assertMissing(() -> things.createThing(CreateThingRequest.builder().build()), "body");
    assertMissing(() -> things.patchThing(PatchThingRequest.builder().build()), "group", "id");
    assertMissing(
        () -> things.uploadThing(UploadThingRequest.builder().build()), "metadata", "file");
    assertMissing(() -> things.streamThing(StreamThingRequest.builder().build()), "name", "body");
    assertMissing(() -> things.async().getThing(request -> request.id(1)).get(), "group");
    assertMissing(() -> things.withRawResponse().getThing(request -> request.id(1)), "group");
    assertThat(transport.count()).isZero();
  }

  @Test
  void anIncompleteBodyIsRefusedBeforeItIsSent() {
    assertThatThrownBy(
            () -> things.createThing(request -> request.body(Thing.builder().id(1).build())))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("$.name");
    assertThat(transport.count()).isZero();
  }

  @Test
  void theThreeViewsMakeTheSameCall() throws Exception {
    RecordingTransport asynchronous = new RecordingTransport(THING);
    RecordingTransport raw = new RecordingTransport(THING);
    GetThingRequest request = GetThingRequest.builder().group("g").id(7).build();

    Thing value = things.getThing(request);
    CompletableFuture<Thing> future = new ThingsApi(asynchronous).async().getThing(request);
    var response = new ThingsApi(raw).withRawResponse().getThing(request);

    assertThat(value).isEqualTo(THING);
    assertThat(future.get()).isEqualTo(THING);
    assertThat(response.body()).isEqualTo(THING);
    assertThat(response.headers().get("X-Id")).isEqualTo("7");
    assertThat(asynchronous.onlyCall().target()).isEqualTo(transport.onlyCall().target());
    assertThat(raw.onlyCall().target()).isEqualTo(transport.onlyCall().target());
  }

  @Test
  void cancellingAFutureCancelsItsCall() {
    RecordingTransport silent = RecordingTransport.silent();
    CompletableFuture<Thing> future =
        new ThingsApi(silent).async().getThing(request -> request.group("g").id(7));

    assertThat(silent.onlyFuture().isDone()).isFalse();
    future.cancel(true);

    assertThat(silent.onlyFuture().isCancelled()).isTrue();
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
    for (Class<?> view : List.of(ThingsApi.Async.class, ThingsApi.Raw.class)) {
      assertThat(view.getMethods()).extracting(Method::getName).doesNotContain("watchThing");
    }
    assertMissing(() -> new ThingsApi(socket).watchThing(request -> request.id(1)), "group");
  }

  @Test
  void aWebSocketMayTakeNoParametersAndSpeakOfOtherThingsThanObjects() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            OkHttpTransports.standard()
                .create(TransportSpec.builder("synthetic", server.uri()).build())) {
      server.enqueue(Behaviour.webSocket().text("1").fragments("2", "0").close(1000));

      try (FrameStream<Long> ticks = new OddsApi(transport).watchTicks()) {
        assertThat(ticks).containsExactly(1L, 20L);
      }
      assertThat(server.requests().get(0).requestLine()).isEqualTo("GET /odds/ticks HTTP/1.1");
      assertThat(server.requests().get(0).header("Upgrade")).isEqualTo("websocket");
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {ThingsApi.class, OddsApi.class})
  void theViewsHaveTheSameMethods(Class<?> api) {
    Set<String> expected = signatures(api);
    expected.removeIf(signature -> signature.matches("(async|withRawResponse)\\[]|watch.*"));

    Class<?>[] views =
        Arrays.stream(api.getDeclaredClasses())
            .filter(type -> Set.of("Async", "Raw").contains(type.getSimpleName()))
            .toArray(Class<?>[]::new);
    assertThat(views)
        .hasSize(2)
        .allSatisfy(view -> assertThat(signatures(view)).isEqualTo(expected));
  }

  @Test
  void theSpecSaysHowFarACallMayBeRepeated() {
    things.createThing(request -> request.body(THING));
    assertThat(transport.onlyCall().retry()).isEqualTo(RetrySafety.UNSENT_ONLY);
    assertThat(transport.onlyCall().operation().expects(201)).isTrue();
    assertThat(transport.onlyCall().operation().expects(202)).isTrue();
    assertThat(transport.onlyCall().operation().expects(200)).isFalse();
    assertThat(transport.onlyCall().operation().stability()).isEqualTo(Stability.STABLE);

    RecordingTransport patching = new RecordingTransport(THING);
    new ThingsApi(patching).patchThing(request -> request.group("g").id(1));
    assertThat(patching.onlyCall().retry()).isEqualTo(RetrySafety.UNSENT_OR_429);
    assertThat(patching.onlyCall().operation().stability()).isEqualTo(Stability.EXPERIMENTAL);
  }

  @Test
  void theSpecSaysWhatIsPutAroundAnAnswer() {
    RecordingTransport counting = new RecordingTransport(Map.of());
    new OddsApi(counting).getCounts();
    things.getThing(request -> request.group("g").id(1));
    RecordingTransport bare = new RecordingTransport("motto");
    new OddsApi(bare).getMotto();

    assertThat(counting.onlyCall().operation().envelope())
        .hasToString("envelope of statusCode and body");
    assertThat(transport.onlyCall().operation().envelope())
        .hasToString("envelope of state and content, list children");
    assertThat(bare.onlyCall().operation().envelope()).isNull();
  }

  @Test
  void theSpecSaysHowLongAnAnswerMayTake() {
    things.getThing(request -> request.group("g").id(1));
    RecordingTransport usual = new RecordingTransport("motto");
    new OddsApi(usual).getMotto();

    assertThat(transport.onlyCall().operation().patience()).isEqualTo(Duration.ofMinutes(10));
    assertThat(usual.onlyCall().operation().patience()).isNull();
  }

  @Test
  void anOperationThatIsOnItsWayOutIsMarkedEverywhere() {
    for (Class<?> view : List.of(ThingsApi.class, ThingsApi.Async.class, ThingsApi.Raw.class)) {
      assertThat(view.getMethods())
          .filteredOn(method -> method.getName().equals("deleteThing"))
          .hasSize(2)
          .allMatch(method -> method.isAnnotationPresent(Deprecated.class));
    }
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

  @Test
  void aBodyNeedNotBeAnObject() {
    RecordingTransport list = new RecordingTransport(List.of());
    RecordingTransport any = new RecordingTransport(JsonValue.of(1));

    new OddsApi(list).putNames(request -> request.body(List.of("a", "b")));
    new OddsApi(any).echoAnything(request -> request.body(JsonValue.parse("[1.0,null]")));

    assertThat(list.onlyBody()).isEqualTo("[\"a\",\"b\"]");
    assertThat(any.onlyBody()).isEqualTo("[1.0,null]");
  }

  private static void assertMissing(ThrowingCallable call, String... names) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Arrays.stream(names)
                            .map(name -> name + " is required")
                            .toArray(String[]::new)));
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
