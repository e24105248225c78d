package io.github.modelregistry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is a ref that is written as one ref alone is, or it is refused. */
class RefFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "wallaroo:839",
            "a-b:%C3%A9%2F1",
            "a:1@2",
            "a:1@latest",
            "a:%zz",
            "A:1",
            "a:",
            "a:\ud83d")
        .map(Arguments::of);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aTextIsARefOrRefused(String text) {
    if (text == null) {
      return;
    }
    try {
      ModelRef ref = ModelRef.parse(text);
      assertThat(ModelRef.parse(ref.toString())).isEqualTo(ref);
      assertThat(ModelRef.of(ref.registry(), ref.id())).isEqualTo(ref);
    } catch (InvalidRequestException refused) {
      assertThat(refused.getMessage()).hasSizeLessThan(2_000);
    }
    try {
      ModelVersionRef ref = ModelVersionRef.parse(text);
      assertThat(ModelVersionRef.parse(ref.toString())).isEqualTo(ref);
      assertThat(ref.model().version(ref.version())).isEqualTo(ref);
    } catch (InvalidRequestException refused) {
      assertThat(refused.getMessage()).hasSizeLessThan(2_000);
    }
    try {
      ModelRef received = ModelRef.received("name", text);
      assertThat(received.id()).isEqualTo(text);
      assertThat(ModelRef.parse(received.toString())).isEqualTo(received);
    } catch (DecodingException refused) {
      assertThat(refused).hasMessageContaining("id");
    }
  }
}
