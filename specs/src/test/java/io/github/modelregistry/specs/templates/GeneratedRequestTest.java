package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.HttpMethod;
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
import io.github.modelregistry.transfer.UploadSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the generated methods make of their arguments: calls as data, seen before any HTTP. */
class GeneratedRequestTest {

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
  void thePropertiesOfABodyAreSetOnTheRequest() {
    things.createThing(request -> request.id(1).name("a").nothing("b"));

    assertThat(transport.onlyBody()).isEqualTo(THING_JSON);
  }

  @Test
  void aPreparedBodyReplacesWhatWasSetBeforeAndIsChangedByWhatIsSetAfterwards() {
    Thing prepared = THING.toBuilder().additionalField("later", JsonValue.of(true)).build();
    things.createThing(request -> request.code("lost").body(prepared).name("c"));

    assertThat(transport.onlyBody())
        .isEqualTo("{\"id\":1,\"name\":\"c\",\"nothing\":\"b\",\"later\":true}");
    assertThat(prepared.name()).isEqualTo("a");
  }

  @Test
  void aRequestIsNotChangedByTheBuilderMadeOfIt() {
    CreateThingRequest request = CreateThingRequest.builder().body(THING).build();
    CreateThingRequest other = request.toBuilder().name("c").build();

    assertThat(request.body()).isEqualTo(THING);
    assertThat(other.body()).isEqualTo(THING.toBuilder().name("c").build());
  }

  @Test
  void aRequiredBodyWithoutRequiredPropertiesIsSentEmpty() {
    RecordingTransport odds = new RecordingTransport(List.of());
    new OddsApi(odds).findNames();
    assertThat(odds.onlyBody()).isEqualTo("{}");

    RecordingTransport second = new RecordingTransport(List.of());
    new OddsApi(second).findNames(request -> request.prefix("a"));
    assertThat(second.onlyBody()).isEqualTo("{\"prefix\":\"a\"}");
  }

  @Test
  void anOptionalBodyIsSentOnceAPropertyIsSet() {
    things.patchThing(request -> request.group("g").thingId(7).id(1).name("a").nothing(null));

    assertThat(transport.onlyCall().path()).isEqualTo("/things/g/7");
    assertThat(transport.onlyBody()).isEqualTo("{\"id\":1,\"name\":\"a\",\"nothing\":null}");
  }

  @Test
  void theOnlyRequiredPathParameterCanBeGivenAlone() throws Exception {
    RecordingTransport odds = new RecordingTransport("n");
    SyntheticClient client = new SyntheticClient(odds);

    client.odds().getName(7);
    client.async().odds().getName(7).get();
    client.withRawResponse().odds().getName(7);
    client.async().withRawResponse().odds().getName(7).get();

    assertThat(odds.calls())
        .hasSize(4)
        .allSatisfy(call -> assertThat(call.target()).isEqualTo("/odds/names/7"));
  }

  @Test
  void optionsOfARequestApplyInEveryViewAndToNoOtherCall() throws Exception {
    CallOptions options = CallOptions.builder().header("X-Only", "here").build();
    SyntheticClient client = new SyntheticClient(transport);
    GetThingRequest request = GetThingRequest.builder().group("g").id(1).options(options).build();

    client.things().getThing(request);
    client.async().things().getThing(request).get();
    client.withRawResponse().things().getThing(request);
    client.async().withRawResponse().things().getThing(request.toBuilder().build()).get();
    client.things().watchThing(stream -> stream.group("g").id(1).options(options)).close();
    client.things().getThing(request.toBuilder().options(null).build());

    assertThat(transport.options())
        .containsExactly(options, options, options, options, options, null);
    assertThat(request.options()).isSameAs(options);
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
    things.patchThing(request -> request.group("g").thingId(1));
    assertThat(transport.onlyCall().body()).isNull();

    RecordingTransport second = new RecordingTransport(THING);
    new ThingsApi(second).patchThing(request -> request.group("g").thingId(1).body(THING));
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
  void aBodyNeedNotBeAnObject() {
    RecordingTransport list = new RecordingTransport(List.of());
    RecordingTransport any = new RecordingTransport(JsonValue.of(1));

    new OddsApi(list).putNames(request -> request.body(List.of("a", "b")));
    new OddsApi(any).echoAnything(request -> request.body(JsonValue.parse("[1.0,null]")));

    assertThat(list.onlyBody()).isEqualTo("[\"a\",\"b\"]");
    assertThat(any.onlyBody()).isEqualTo("[1.0,null]");
  }

  @Test
  void allMissingParametersAreNamedAndNothingIsSent() {
    assertMissing(() -> things.getThing(GetThingRequest.builder().build()), "group", "id");
    assertMissing(() -> things.patchThing(PatchThingRequest.builder().build()), "group", "thingId");
    assertMissing(
        () -> things.uploadThing(UploadThingRequest.builder().build()), "metadata", "file");
    assertMissing(() -> things.streamThing(StreamThingRequest.builder().build()), "name", "body");
    assertMissing(
        () -> {
          throw new SyntheticClient(transport)
              .async()
              .things()
              .getThing(request -> request.id(1))
              .handle((thing, failure) -> failure)
              .get();
        },
        "group");
    assertMissing(
        () ->
            new SyntheticClient(transport)
                .withRawResponse()
                .things()
                .getThing(request -> request.id(1)),
        "group");
    assertMissing(() -> things.watchThing(request -> request.id(1)), "group");
    assertThat(transport.count()).isZero();
  }

  @Test
  void anIncompleteBodyIsRefusedBeforeItIsSent() {
    assertThatThrownBy(() -> things.createThing(request -> request.id(1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("$.name");
    assertThat(transport.count()).isZero();
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
}
