package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.DriftObserver;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.synthetic.model.Accelerator;
import io.github.modelregistry.synthetic.model.AcceleratorName;
import io.github.modelregistry.synthetic.model.AcceleratorOptions;
import io.github.modelregistry.synthetic.model.Choice;
import io.github.modelregistry.synthetic.model.Choices;
import io.github.modelregistry.synthetic.model.LocalSource;
import io.github.modelregistry.synthetic.model.LocalSourceType;
import io.github.modelregistry.synthetic.model.Part;
import io.github.modelregistry.synthetic.model.RemoteSource;
import io.github.modelregistry.synthetic.model.RemoteSourceType;
import io.github.modelregistry.synthetic.model.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unions: told apart by a field, or by the JSON type alone. */
class GeneratedUnionTest {

  @Test
  void theDiscriminatorChoosesTheForm() {
    Source local = source("{\"type\":\"local\",\"path\":\"/a\"}");
    Source remote = source("{\"uri\":\"s3://a\",\"type\":\"remote\"}");

    assertThat(local.asLocalSource().path()).isEqualTo("/a");
    assertThat(local.asRemoteSource()).isNull();
    assertThat(local.json()).isNull();
    assertThat(remote.asRemoteSource().uri()).isEqualTo("s3://a");
    assertThat(remote.asLocalSource()).isNull();
  }

  @Test
  void twoWordsMayLeadToOneForm() {
    assertThat(source("{\"type\":\"mirror\",\"uri\":\"x\"}").asRemoteSource().type())
        .isEqualTo(RemoteSourceType.MIRROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"tape\",\"reel\":1.0,\"more\":{\"type\":\"local\"}}",
        "{\"path\":\"no type\"}",
        "{\"type\":7}",
        "{\"type\":null}",
        "\"a text\"",
        "[1,2]",
        "17"
      })
  void aFormThatIsNotListedIsKeptAsItCame(String json) {
    Source source = source(json);

    assertThat(source.json()).isEqualTo(JsonValue.parse(json));
    assertThat(source.asLocalSource()).isNull();
    assertThat(source.asRemoteSource()).isNull();
    assertThat(source.toJson()).isEqualTo(json);
  }

  @Test
  void aFormThatIsNotListedIsReportedAsDrift() {
    List<String> drift = new ArrayList<>();
    DriftObserver observer = (kind, path, type, name) -> drift.add(path + " " + type + " " + name);

    JsonDocuments.read("{\"type\":\"tape\"}", Source.codec(), JsonLimits.defaults(), observer);
    JsonDocuments.read(
        "{\"type\":\"local\",\"path\":\"p\",\"x\":1}",
        Source.codec(),
        JsonLimits.defaults(),
        observer);

    assertThat(drift).containsExactly("$ Source tape", "$.x LocalSource x");
  }

  @Test
  void theWordOfAFormThatHasButOneIsSetBeforehand() {
    LocalSource source = LocalSource.builder().path("/a").build();

    assertThat(source.type()).isSameAs(LocalSourceType.LOCAL);
    assertThat(Source.of(source).toJson()).isEqualTo("{\"type\":\"local\",\"path\":\"/a\"}");
    assertThat(RemoteSource.builder().uri("x").build().toJson()).isEqualTo("{\"uri\":\"x\"}");
  }

  @Test
  void sendingIsStrictInsideAUnionToo() {
    Source incomplete = Source.of(RemoteSource.builder().build());

    assertThatThrownBy(() -> JsonDocuments.write(incomplete, Source.codec()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void theJsonTypeChoosesWhereThereIsNoDiscriminator() {
    Accelerator word = accelerator("\"cuda\"");
    Accelerator options = accelerator("{\"cores\":4}");

    assertThat(word.asAcceleratorName()).isSameAs(AcceleratorName.CUDA);
    assertThat(word.asAcceleratorOptions()).isNull();
    assertThat(options.asAcceleratorOptions().cores()).isEqualTo(4);
    assertThat(accelerator("\"abacus\"").asAcceleratorName().isKnown()).isFalse();
    assertThat(accelerator("[1]").json()).isEqualTo(JsonValue.parse("[1]"));
    assertThat(Accelerator.of(AcceleratorName.NONE).toJson()).isEqualTo("\"none\"");
    assertThat(Accelerator.of(AcceleratorOptions.builder().cores(2).build()).toJson())
        .isEqualTo("{\"cores\":2}");
  }

  @Test
  void aFormThatIsListedKeepsAFieldOfAnotherType() {
    Accelerator options = accelerator("{\"cores\":\"4\"}");

    assertThat(options.asAcceleratorOptions().additionalFields()).containsOnlyKeys("cores");
    assertThat(options.toJson()).isEqualTo("{\"cores\":\"4\"}");
  }

  @Test
  void theTextThatTellsTheFormsApartIsAtHand() {
    assertThat(JsonDocuments.read("{\"type\":\"tape\"}", Source.codec()).discriminator())
        .isEqualTo("tape");
    assertThat(JsonDocuments.read("{\"type\":7}", Source.codec()).discriminator()).isNull();
    assertThat(JsonDocuments.read("[]", Source.codec()).discriminator()).isNull();
    assertThat(Source.of(LocalSource.builder().path("p").build()).discriminator())
        .isEqualTo("local");
  }

  @Test
  void allTypesOfJsonCanStandInOneUnion() {
    String json =
        "{\"choice\":10.0,\"choices\":[\"a\",7.0,true,[\"x\",\"y\"],{\"number\":\"1\",\"z\":1}],"
            + "\"byName\":{\"a\":1.50,\"b\":[]}}";
    Choices choices = JsonDocuments.read(json.replace("1.50", "15e0"), Choices.codec());

    assertThat(choices.choice().asLong()).isEqualTo(10);
    assertThat(choices.choices().get(0).asString()).isEqualTo("a");
    assertThat(choices.choices().get(1).asLong()).isEqualTo(7);
    assertThat(choices.choices().get(2).asBoolean()).isTrue();
    assertThat(choices.choices().get(3).asList()).containsExactly("x", "y");
    assertThat(choices.choices().get(4).asPart().number()).isEqualTo("1");
    assertThat(choices.byName().get("a").asLong()).isEqualTo(15);
    assertThat(choices.toJson()).isEqualTo(json.replace("1.50", "15e0"));
  }

  @Test
  void aUnionIsMadeFromAnyOfItsForms() {
    Choices choices =
        Choices.builder()
            .choices(
                List.of(
                    Choice.of("a"),
                    Choice.of(7L),
                    Choice.of(true),
                    Choice.of(List.of("x")),
                    Choice.of(Part.builder().number("1").build())))
            .build();

    assertThat(new String(JsonDocuments.write(choices, Choices.codec()), StandardCharsets.UTF_8))
        .isEqualTo("{\"choices\":[\"a\",7,true,[\"x\"],{\"number\":\"1\"}]}");
  }

  @Test
  void unionsAreEqualWhenTheirFormsAre() {
    assertThat(Choice.of("a")).isEqualTo(Choice.of("a")).hasSameHashCodeAs(Choice.of("a"));
    assertThat(Choice.of("a")).isNotEqualTo(Choice.of("b")).isNotEqualTo(Choice.of(1L));
    assertThat(Choice.of("a")).hasToString("a");
  }

  private static Source source(String json) {
    return JsonDocuments.read(json, Source.codec());
  }

  private static Accelerator accelerator(String json) {
    return JsonDocuments.read(json, Accelerator.codec());
  }
}
