package io.github.modelregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefsTest {

  private static Stream<String> anyId() {
    Random random = new Random(20_260_102);
    return Stream.concat(
        Stream.of(
            "839",
            ".",
            "..",
            "%",
            "%25",
            "a:b@c",
            "latest",
            " ",
            "\u0000",
            "ß",
            "\uD83D\uDE00",
            "~-._"),
        Stream.generate(() -> anyText(random)).limit(2_000));
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    int bound = random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1;
    random
        .ints(1 + random.nextInt(16), 0, bound)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(text::appendCodePoint);
    return text.isEmpty() ? "x" : text.toString();
  }

  @Test
  void printingAndParsingAreInverse() {
    anyId().forEach(RefsTest::checkThatParsingIsTheInverse);
  }

  private static void checkThatParsingIsTheInverse(String id) {
    ModelRef model = ModelRef.of("wallaroo-eu", id);
    ModelVersionRef version = model.version(id);

    assertThat(ModelRef.parse(model.toString())).isEqualTo(model).hasSameHashCodeAs(model);
    assertThat(ModelVersionRef.parse(version.toString()))
        .isEqualTo(version)
        .hasSameHashCodeAs(version);
    assertThat(model.toString()).matches("wallaroo-eu:[A-Za-z0-9._~%-]+");
    assertThat(ModelRef.parse(model.toString())).hasToString(model.toString());
    assertThat(version.model()).isEqualTo(model);
    assertThatThrownBy(() -> ModelRef.parse(version.toString()))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> ModelVersionRef.parse(model.toString()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void refsThatDifferInOnePartAreNotEqual() {
    ModelRef model = ModelRef.of("a", "1");
    ModelVersionRef version = model.version("7");

    assertThat(model)
        .isNotEqualTo(ModelRef.of("b", "1"))
        .isNotEqualTo(ModelRef.of("a", "2"))
        .isNotEqualTo("a:1")
        .doesNotHaveSameHashCodeAs(ModelRef.of("a", "2"))
        .doesNotHaveSameHashCodeAs(ModelRef.of("b", "1"));
    assertThat(version)
        .isNotEqualTo(model.version("8"))
        .isNotEqualTo(ModelRef.of("a", "2").version("7"))
        .isNotEqualTo(model)
        .doesNotHaveSameHashCodeAs(model.version("8"))
        .doesNotHaveSameHashCodeAs(ModelRef.of("a", "2").version("7"));
    assertThat(version.registry()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "-", ".", "_", "~"})
  void whatIsUnreservedStandsForItself(String id) {
    assertThat(ModelRef.of("a", id)).hasToString("a:" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"`", "{", "@", "[", "/", ":"})
  void whatIsBesideTheUnreservedIsEncoded(String id) {
    assertThat(ModelRef.of("a", id).toString()).matches("a:%[0-9A-F]{2}");
  }

  @Test
  void aLongTextThatIsNoRefIsShownInPart() {
    assertThatThrownBy(() -> ModelRef.parse("x".repeat(200)))
        .hasMessageContaining("'" + "x".repeat(200) + "'");
    assertThatThrownBy(() -> ModelRef.parse("x".repeat(201)))
        .hasMessageContaining("'" + "x".repeat(200) + "…'");
  }

  @Test
  void aTextBesideTheSignsOfARefIsNone() {
    assertThatThrownBy(() -> ModelRef.parse("a:@1")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> ModelVersionRef.parse("@1"))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> ModelRef.parse("a:b/\ud800"))
        .hasMessageContaining("unpaired surrogate");
  }

  @ParameterizedTest
  @CsvSource({
    "truefoundry, model:acme/growth-ml/churn-xgb, truefoundry:model%3Aacme%2Fgrowth-ml%2Fchurn-xgb",
    "wallaroo, 839, wallaroo:839",
    "w, ü @, w:%C3%BC%20%40"
  })
  void whatIsReservedIsPercentEncoded(String registry, String id, String text) {
    assertThat(ModelRef.of(registry, id)).hasToString(text);
  }

  @Test
  void lowerCaseEscapesAreReadToo() {
    assertThat(ModelRef.parse("w:a%2fb").id()).isEqualTo("a/b");
  }

  @ParameterizedTest
  @CsvSource({
    "wallaroo, write registry:id",
    "'', write registry:id",
    "wallaroo:, the id after the colon is missing",
    ":839, a registry name is",
    "Wallaroo:839, a registry name is",
    "9wallaroo:839, a registry name is",
    "wall_aroo:839, a registry name is",
    "a:b:c, did you mean 'b%3Ac'?",
    "a:b@c, the ref of a version",
    "a:b/c, did you mean 'b%2Fc'?",
    "a:b c, did you mean 'b%20c'?",
    "a:b%, two hexadecimal digits",
    "a:b%4, two hexadecimal digits",
    "a:b%4g, two hexadecimal digits",
    "a:b%٣٣, two hexadecimal digits",
    "a:%ff, not UTF-8",
    "a:%c0%80, not UTF-8",
    "a:%ed%a0%80, not UTF-8"
  })
  void aTextThatIsNoModelRefIsRefusedWithTheReason(String text, String reason) {
    assertThatThrownBy(() -> ModelRef.parse(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "a:b, write registry:id@version",
    "a:b@, the version after the @ is missing",
    "a:b@1@2, did you mean '1%402'?",
    "a:b@1:2, did you mean '1%3A2'?",
    "a@b:c, write registry:id",
    "a:@1, the id after the colon is missing"
  })
  void aTextThatIsNoVersionRefIsRefusedWithTheReason(String text, String reason) {
    assertThatThrownBy(() -> ModelVersionRef.parse(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theMessageOfALongRefIsShort() {
    assertThatThrownBy(() -> ModelRef.parse("a:" + "&".repeat(100_000)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageEndingWith("…': percent-encode every reserved character")
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", "a_b", "a.b", "ä", "a\n"})
  void aNameThatNoRegistryMayHaveIsRefused(String name) {
    assertThatThrownBy(() -> ModelRef.of(name, "1")).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aNameHasAtMost63Characters() {
    assertThat(ModelRef.of("a".repeat(63), "1").registry()).hasSize(63);
    assertThatThrownBy(() -> ModelRef.of("a".repeat(64), "1"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uD800", "a\uDC00b"})
  void anIdThatCannotBePrintedIsRefused(String id) {
    assertThatThrownBy(() -> ModelRef.of("w", id)).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> ModelRef.of("w", "1").version(id))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void controlCharactersOfABadRefDoNotReachTheTerminal() {
    assertThatThrownBy(() -> ModelRef.parse("\u001b[31mred")).hasMessageNotContaining("\u001b");
  }

  @Test
  void latestIsAReservedWord() {
    ModelVersionRef latest = ModelVersionRef.parse("w:1@latest");

    assertThat(latest.isLatest()).isTrue();
    assertThat(latest).isEqualTo(ModelRef.of("w", "1").latest());
    assertThat(ModelVersionRef.parse("w:1@Latest").isLatest()).isFalse();
    assertThatThrownBy(() -> ModelVersion.builder().ref(latest))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdIsGivenToItsOwnRegistryOnly() {
    ModelRef ref = ModelRef.parse("eu:839");

    assertThat(ref.idIn("eu")).isEqualTo("839");
    assertThatThrownBy(() -> ref.idIn("us"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("eu:839")
        .hasMessageContaining("'us'");
  }

  @Test
  void aRawAtTellsAVersionRef() {
    assertThat(ModelVersionRef.looksLikeOne("w:1@2")).isTrue();
    assertThat(ModelVersionRef.looksLikeOne(ModelRef.of("w", "a@b").toString())).isFalse();
  }

  @Test
  void frameworksFindValueOf() {
    assertThat(ModelRef.valueOf("a:b%40c")).isEqualTo(ModelRef.of("a", "b@c"));
    assertThat(ModelVersionRef.valueOf("a:b@c")).isEqualTo(ModelRef.of("a", "b").version("c"));
  }

  @Test
  void refsAreSerializable() throws Exception {
    ModelVersionRef ref = ModelRef.of("wallaroo-eu", "839").version("838");

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(ref);
      out.writeObject(ref.model());
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(ref);
      assertThat(in.readObject()).isEqualTo(ref.model());
    }
  }
}
