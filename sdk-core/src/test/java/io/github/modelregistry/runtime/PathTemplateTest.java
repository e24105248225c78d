package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

  private static final Pattern SAFE = Pattern.compile("(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+");

  private static final PathTemplate TEMPLATE = PathTemplate.of("/models/{id}/versions/{version}");

  @Test
  void everyCharacterOfUnicodeIsEncodedSoThatItDecodesBackAndStaysInItsSegment() {
    IntStream notSo =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> !Character.isISOControl(c) && !isSurrogate(c) && c != '.')
            .filter(c -> !comesBack(Character.toString(c)));
    assertThat(notSo.mapToObj(Integer::toHexString)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyTextDecodesBackAndKeepsTheNumberOfSegments(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String value = text(random);
      String path = expand(value);
      String[] segments = path.split("/", -1);
      assertThat(segments).hasSize(5);
      assertThat(decoded(segments[2])).isEqualTo(value);
      assertThat(URI.create("http://h" + path).normalize().getRawPath()).isEqualTo(path);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a\nb", "\u0000", "\u007f", "\u0085", "\ud800", "x\udc00"})
  void aValueThatCouldReachAnotherPathIsRefusedBeforeSending(String value) {
    assertThatThrownBy(() -> expand(value))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("getModel")
        .hasMessageContaining("'id'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "%2e%2e", "a/../b", "?x=1", "#top", "a b", "a+b", "%", "日本"})
  void aStrangeButHonestValueIsJustEncoded(String value) {
    assertThat(decoded(expand(value).split("/", -1)[2])).isEqualTo(value);
  }

  @Test
  void allProblemsAreNamedTogether() {
    assertThatThrownBy(() -> TEMPLATE.expand("getModel", Map.of("id", "..")))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "the path parameter 'id' is '..', which would reach another path",
                        "the path parameter 'version' is missing: give it a value"));
  }

  @Test
  void twoHarmlessValuesCannotMakeADotSegmentTogether() {
    PathTemplate template = PathTemplate.of("/{a}{b}");
    assertThatThrownBy(() -> template.expand("op", Map.of("a", ".", "b", "x")))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(template.expand("op", Map.of("a", "a.", "b", ".b"))).isEqualTo("/a..b");
  }

  @Test
  void aTemplateWithoutPlacesIsItself() {
    assertThat(PathTemplate.of("/v1/list").expand("op", Map.of())).isEqualTo("/v1/list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "/a?b", "/a#b", "/{", "/{}", "/{id", "/a b"})
  void aTextThatIsNoTemplateIsRefused(String template) {
    assertThatThrownBy(() -> PathTemplate.of(template))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static LongStream seeds() {
    return LongStream.range(0, 5);
  }

  private static String expand(String id) {
    return TEMPLATE.expand("getModel", Map.of("id", id, "version", "1"));
  }

  private static boolean comesBack(String value) {
    String path = expand(value);
    String encoded = path.substring("/models/".length(), path.length() - "/versions/1".length());
    return SAFE.matcher(encoded).matches() && decoded(encoded).equals(value);
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Mixes what attackers like with any other character, dots and slashes foremost. */
  private static String text(Random random) {
    List<String> pieces = List.of("..", ".", "/", "\\", "%2e", "%", "?", "#", ";", ":", "@", "+");
    String text =
        Stream.generate(
                () ->
                    random.nextBoolean()
                        ? pieces.get(random.nextInt(pieces.size()))
                        : Character.toString(codePoint(random)))
            .limit(1 + random.nextInt(8))
            .reduce("", String::concat);
    return text.equals(".") || text.equals("..") ? "x" + text : text;
  }

  private static int codePoint(Random random) {
    int c = random.nextInt(Character.MAX_CODE_POINT + 1);
    boolean usable = !Character.isISOControl(c) && !isSurrogate(c);
    return usable ? c : 'x';
  }
}
