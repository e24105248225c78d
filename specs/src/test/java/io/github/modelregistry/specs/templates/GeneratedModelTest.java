package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.synthetic.model.Mood;
import io.github.modelregistry.synthetic.model.Part;
import io.github.modelregistry.synthetic.model.SpecialPart;
import io.github.modelregistry.synthetic.model.Thing;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every generated object can do, shown on one that has a field of each kind. */
class GeneratedModelTest {

  private static final String FULL =
      """
      {"id":9007199254740993,"name":"a","nothing":null,"note":null,"secret":"s","count":10.0,
       "size":1e3,"rate":1.10,"weight":0.30000000000000004,"flag":true,"code":17,"port":"8080",
       "createdAt":"2026-01-02T03:04:05.123456789Z","day":"2026-01-02","uuid":"no uuid",
       "link":"not a uri","bytes":"AAE=","mood":"elated","moods":["fine","grim"],
       "moodByDay":{"monday":"so-so"},"tags":[],"gaps":["a",null,"b"],"grid":[[1.0,2],[]],
       "labels":{"z":"1","a":"2"},"limits":{"cpu":1,"gpu":null},"buckets":{"x":[1,2]},
       "children":[{"id":1,"name":"c","nothing":"x","unknown":{"deep":[1.0]}}],
       "namedChildren":{"n":{"id":2,"name":"d","nothing":"x"}},"part":null,
       "metadata":{"any":[null,1.50,{"x":true}]},"extras":[{},7,"text"],
       "accelerator":{"cores":4,"later":1},"source":{"type":"mirror","uri":"s3://x"},
       "sources":[{"type":"tape","reel":3}],"old":"o",
       "special":{"number":"1","grade":"A"},"added later":{"x":[1,2.0,null]}}
      """
          .replace("\n ", "")
          .strip();

  @Test
  void aRoundTripLosesNothing() {
    Thing thing = read(FULL);

    assertThat(thing.toJson()).isEqualTo(FULL);
    assertThat(sent(thing)).isEqualTo(FULL);
  }

  @Test
  void readModifyWriteChangesOneFieldAlone() {
    Thing changed = read(FULL).toBuilder().name("b").build();

    assertThat(changed.toJson()).isEqualTo(FULL.replace("\"name\":\"a\"", "\"name\":\"b\""));
  }

  @Test
  void everyKindOfFieldIsReadAsItsType() {
    Thing thing = read(FULL);

    assertThat(thing.id()).isEqualTo(9007199254740993L);
    assertThat(thing.count()).isEqualTo(10);
    assertThat(thing.size()).isEqualTo(1000L);
    assertThat(thing.rate()).isEqualTo(new BigDecimal("1.10"));
    assertThat(thing.weight()).isEqualTo(new BigDecimal("0.30000000000000004"));
    assertThat(thing.flag()).isTrue();
    assertThat(thing.code()).isEqualTo("17");
    assertThat(thing.port()).isEqualTo(8080L);
    assertThat(thing.bytes()).isEqualTo("AAE=");
    assertThat(thing.gaps()).containsExactly("a", null, "b");
    assertThat(thing.grid())
        .containsExactly(List.of(new BigDecimal("1.0"), new BigDecimal("2")), List.of());
    assertThat(thing.labels()).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
    assertThat(thing.limits()).containsEntry("cpu", 1L).containsEntry("gpu", null);
    assertThat(thing.buckets()).isEqualTo(Map.of("x", List.of(1, 2)));
    assertThat(thing.children().get(0).id()).isEqualTo(1);
    assertThat(thing.namedChildren().get("n").id()).isEqualTo(2);
    assertThat(thing.metadata().at("any", 1).numberText()).isEqualTo("1.50");
    assertThat(thing.extras()).hasSize(3);
  }

  @Test
  void aWordThatIsNotListedIsKept() {
    Thing thing = read(FULL);

    assertThat(thing.mood().value()).isEqualTo("elated");
    assertThat(thing.mood().isKnown()).isFalse();
    assertThat(thing.mood().known()).isEqualTo(Mood.Known.UNKNOWN);
    assertThat(thing.moods()).containsExactly(Mood.FINE, Mood.of("grim"));
    assertThat(thing.moodByDay().get("monday")).isSameAs(Mood.SO_SO);
    assertThat(Mood.of("unknown").known()).isEqualTo(Mood.Known.UNKNOWN_WORD);
    assertThat(Mood.of("class")).isSameAs(Mood.CLASS);
  }

  @Test
  void unknownFieldsAreShown() {
    assertThat(read(FULL).additionalFields()).containsOnlyKeys("added later");
    assertThat(read(FULL).children().get(0).additionalFields())
        .containsEntry("unknown", JsonValue.parse("{\"deep\":[1.0]}"));
  }

  @Test
  void absentIsNotNull() {
    String absent = "{\"id\":1,\"name\":\"a\",\"nothing\":null}";
    String explicit = "{\"id\":1,\"name\":\"a\",\"nothing\":null,\"note\":null}";

    assertThat(read(absent).note()).isNull();
    assertThat(read(explicit).note()).isNull();
    assertThat(read(absent).toJson()).isEqualTo(absent);
    assertThat(read(explicit).toJson()).isEqualTo(explicit);
    assertThat(read(absent)).isNotEqualTo(read(explicit));
  }

  @Test
  void aBuilderSendsNullForANullableFieldAlone() {
    Thing thing =
        Thing.builder().id(1).name("a").nothing(null).note(null).mood(null).tags(null).build();

    assertThat(sent(thing)).isEqualTo("{\"id\":1,\"name\":\"a\",\"nothing\":null,\"note\":null}");
  }

  @ParameterizedTest
  @CsvSource({"id,$.id", "name,$.name", "nothing,$.nothing"})
  void theAccessorOfARequiredFieldThatDidNotComeSaysSo(String field, String path) {
    Thing thing = read("{}");

    assertThatThrownBy(() -> accessor(thing, field))
        .isInstanceOfSatisfying(DecodingException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageContaining("Thing." + field);
  }

  @Test
  void theAccessorOfARequiredFieldThatWasNotSetSaysSo() {
    assertThatThrownBy(Thing.builder().build()::name)
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("Thing.name is missing");
  }

  @Test
  void theMissingFieldOfANestedObjectIsNamedByItsPlace() {
    Thing thing = read("{\"id\":1,\"name\":\"a\",\"nothing\":null,\"children\":[{\"id\":1}]}");

    assertThatThrownBy(() -> thing.children().get(0).name())
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.path()).isEqualTo("$.children[0].name"));
  }

  @Test
  void aRequiredFieldThatIsNullIsAFailureOfItsAccessorAlone() {
    Thing thing = read("{\"id\":1,\"name\":null,\"nothing\":null}");

    assertThat(thing.nothing()).isNull();
    assertThat(thing.id()).isEqualTo(1);
    assertThatThrownBy(thing::name)
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("Thing.name is null");
  }

  @Test
  void sendingNamesAllThatIsMissing() {
    Thing incomplete =
        Thing.builder()
            .children(List.of(Thing.builder().id(1).name("a").build()))
            .special(SpecialPart.builder().number("1").build())
            .build();

    assertThatThrownBy(() -> sent(incomplete))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.problems()).hasSize(5))
        .hasMessageContaining("$.id is required in Thing")
        .hasMessageContaining("$.name is required in Thing")
        .hasMessageContaining("$.nothing is required in Thing")
        .hasMessageContaining("$.children[0].nothing is required in Thing")
        .hasMessageContaining("$.special.grade is required in SpecialPart");
  }

  @Test
  void whatCameIncompleteCanStillBeShown() {
    assertThat(read("{\"name\":null}").toJson()).isEqualTo("{\"name\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.id|{\"id\":\"1\"}",
        "$.id|{\"id\":1.5}",
        "$.id|{\"id\":9223372036854775808}",
        "$.count|{\"count\":2147483648}",
        "$.name|{\"name\":1}",
        "$.flag|{\"flag\":\"true\"}",
        "$.rate|{\"rate\":\"1\"}",
        "$.mood|{\"mood\":1}",
        "$.tags|{\"tags\":\"a\"}",
        "$.tags[1]|{\"tags\":[\"a\",null]}",
        "$.grid[0]|{\"grid\":[1]}",
        "$.labels|{\"labels\":[]}",
        "$.buckets.x[0]|{\"buckets\":{\"x\":[\"1\"]}}",
        "$.children[0]|{\"children\":[1]}",
        "$.part|{\"part\":[]}",
        "$.createdAt|{\"createdAt\":1}"
      })
  void aValueOfAnotherTypeIsKeptAndReportedAsDrift(String path, String json) {
    List<String> drift = new ArrayList<>();
    Thing thing =
        JsonDocuments.read(
            json, Thing.codec(), JsonLimits.defaults(), (kind, at, type, name) -> drift.add(at));

    assertThat(thing.toJson()).isEqualTo(json);
    assertThat(thing.toBuilder().build()).isEqualTo(thing);
    assertThat(drift).containsExactly(path);
  }

  @Test
  void aRequiredFieldOfAnotherTypeFailsItsAccessorAndHasANullableOne() {
    Thing thing = read("{\"id\":\"1\",\"name\":\"a\",\"nothing\":[]}");

    assertThat(thing.nameOrNull()).isEqualTo(thing.name()).isEqualTo("a");
    assertThat(thing.idOrNull()).isNull();
    assertThat(thing.nothingOrNull()).isNull();
    assertThatThrownBy(thing::id)
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.path()).isEqualTo("$.id"))
        .hasMessageContaining("Thing.id has the wrong type: a string");
    assertThatThrownBy(thing::nothing).isInstanceOf(DecodingException.class);
    assertThat(thing.additionalFields()).containsOnlyKeys("id", "nothing");
  }

  @Test
  void elementsThatAreNoObjectsAreLeftOutAndKeptInTheirPlaces() {
    String json = "{\"children\":[null,{\"id\":1},\"x\",{\"id\":2},[{}],null]}";
    Thing thing = read(json);

    assertThat(thing.children()).extracting(Thing::id).containsExactly(1L, 2L);
    assertThat(thing.skippedElements()).isEqualTo(4);
    assertThat(thing.toJson()).isEqualTo(json);
    assertThat(thing.toBuilder().name("a").build().toJson()).contains("[null,{\"id\":1},\"x\",");
    assertThat(thing.toBuilder().children(List.of()).build().toJson())
        .isEqualTo("{\"children\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".1", ".12", ".123", ".12345", ".123456", ".12345678", ".123456789"})
  void aTimeIsReadWithAnyNumberOfFractionDigits(String fraction) {
    String text = "2026-01-02T03:04:05" + fraction;
    Thing thing = read("{\"createdAt\":\"" + text + "+00:00\"}");

    assertThat(thing.createdAt().toInstant()).isEqualTo(Instant.parse(text + "Z"));
    assertThat(thing.toJson()).isEqualTo("{\"createdAt\":\"" + text + "+00:00\"}");
  }

  @Test
  void aTimeThatIsNoneIsKeptAsText() {
    Thing thing = read("{\"createdAt\":\"yesterday\"}");

    assertThat(thing.createdAt()).isEqualTo(Timestamp.of("yesterday"));
    assertThat(thing.createdAt().toInstant()).isNull();
  }

  @Test
  void aListCanBeLenientToo() {
    String json = "{\"ports\":[1,\"2\",3.0],\"codes\":[\"a\",1.50]}";
    Thing thing = read(json);

    assertThat(thing.ports()).containsExactly(1L, 2L, 3L);
    assertThat(thing.codes()).containsExactly("a", "1.50");
    assertThat(thing.toJson()).isEqualTo(json);
  }

  @Test
  void equalContentMakesEqualValues() {
    assertThat(read(FULL)).isEqualTo(read(FULL)).hasSameHashCodeAs(read(FULL));
    assertThat(read(FULL).toBuilder().build()).isEqualTo(read(FULL));
    assertThat(read(FULL).toBuilder().day("other").build()).isNotEqualTo(read(FULL));
    assertThat(read(FULL).toBuilder().additionalField("more", JsonValue.of(1)).build())
        .isNotEqualTo(read(FULL));
    assertThat(read("{\"rate\":1.0}")).isNotEqualTo(read("{\"rate\":1}"));
    assertThat(Part.builder().number("1").build())
        .isEqualTo(JsonDocuments.read("{\"number\":\"1\"}", Part.codec()))
        .isNotEqualTo("1");
  }

  @Test
  void aSecretIsNotShown() {
    Thing thing = read("{\"id\":1,\"secret\":\"hunter2\"}");

    assertThat(thing.toString()).contains("id=1").contains("secret=***").doesNotContain("hunter2");
    assertThat(read("{}").toString()).contains("secret=null");
    assertThat(thing.toJson()).contains("hunter2");
  }

  @Test
  void aBuilderCopiesWhatItIsGiven() {
    List<String> tags = new ArrayList<>(List.of("a"));
    List<String> gaps = new ArrayList<>(Arrays.asList("a", null));
    Thing thing = Thing.builder().tags(tags).gaps(gaps).build();
    tags.add("b");
    gaps.add("b");

    assertThat(thing.tags()).containsExactly("a");
    assertThat(thing.gaps()).containsExactly("a", null);
    assertThatThrownBy(() -> thing.tags().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read(FULL).labels().put("c", "d"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read(FULL).moods().set(0, Mood.CLASS))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read(FULL).gaps().set(0, "c"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aRequiredFieldCannotBeSetToNull() {
    assertThatThrownBy(() -> Thing.builder().name(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("name");
  }

  @Test
  void anAddedFieldIsSentBehindTheOthers() {
    Part part = Part.builder().additionalField("x", JsonValue.of("y")).number("1").build();

    assertThat(part.toJson()).isEqualTo("{\"number\":\"1\",\"x\":\"y\"}");
    assertThatThrownBy(() -> Part.builder().additionalField("number", JsonValue.of("2")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsInheritedIsAFieldLikeAnyOther() {
    SpecialPart part = read(FULL).special();

    assertThat(part.number()).isEqualTo("1");
    assertThat(part.grade()).isEqualTo("A");
    assertThat(SpecialPart.class.getSuperclass()).isEqualTo(Object.class);
  }

  @Test
  void aDeprecatedFieldIsMarkedOnAccessorAndSetter() throws Exception {
    assertThat(Thing.class.getMethod("old").isAnnotationPresent(Deprecated.class)).isTrue();
    assertThat(
            Thing.Builder.class
                .getMethod("old", String.class)
                .isAnnotationPresent(Deprecated.class))
        .isTrue();
  }

  @Test
  void aModelIsFinalAndSoAreItsFields() {
    assertThat(Modifier.isFinal(Thing.class.getModifiers())).isTrue();
    assertThat(Thing.class.getDeclaredFields())
        .allMatch(field -> Modifier.isFinal(field.getModifiers()));
  }

  private static Thing read(String json) {
    return JsonDocuments.read(json, Thing.codec());
  }

  private static String sent(Thing thing) {
    return new String(JsonDocuments.write(thing, Thing.codec()), StandardCharsets.UTF_8);
  }

  private static Object accessor(Thing thing, String field) {
    return switch (field) {
      case "id" -> thing.id();
      case "name" -> thing.name();
      default -> thing.nothing();
    };
  }
}
