package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for an Arrow schema, and what is not. */
class ArrowSchemaTest {

  private static final String GUIDE = guide();

  @Test
  void theSchemaOfTheGuideIsTheSameAsBytesAndAsText() {
    ArrowSchema schema = ArrowSchema.ofBase64(GUIDE);

    assertThat(schema.base64()).isEqualTo(GUIDE).startsWith("/////");
    assertThat(schema.bytes()).startsWith(0xFF, 0xFF, 0xFF, 0xFF);
    assertThat(ArrowSchema.of(schema.bytes())).isEqualTo(schema).hasSameHashCodeAs(schema);
    assertThat(schema).hasToString("ArrowSchema[" + schema.bytes().length + " bytes]");
  }

  @Test
  void itDoesNotChangeWithTheArray() {
    byte[] bytes = ArrowSchema.ofBase64(GUIDE).bytes();
    ArrowSchema schema = ArrowSchema.of(bytes);

    bytes[9] ^= 1;
    schema.bytes()[9] ^= 1;

    assertThat(schema.base64()).isEqualTo(GUIDE);
  }

  @Test
  void paddingThatIsMissingIsAdded() {
    assertThat(ArrowSchema.ofBase64("/////wAAAAA").base64()).isEqualTo("/////wAAAAA=");
  }

  @ParameterizedTest
  @CsvSource({
    "ARROW1\\0\\0 and more, begins with the bytes FF FF FF FF",
    "'{\"fields\":[]}', begins with the bytes FF FF FF FF",
    "short, begins with the bytes FF FF FF FF",
    "'', begins with the bytes FF FF FF FF"
  })
  void anythingElseIsRefused(String bytes, String message) {
    assertThatThrownBy(() -> ArrowSchema.of(bytes.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("the Arrow schema")
        .hasMessageContaining(message);
  }

  @Test
  void oneWrongByteOfTheMarkerIsRefused() {
    for (int i = 0; i < 4; i++) {
      byte[] bytes = ArrowSchema.ofBase64(GUIDE).bytes();
      bytes[i] = 0;

      assertThatThrownBy(() -> ArrowSchema.of(bytes)).isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void aCutMessageAndAWholeStreamAreRefused() {
    byte[] bytes = ArrowSchema.ofBase64(GUIDE).bytes();

    assertThatThrownBy(() -> ArrowSchema.of(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("it is incomplete: it has");
    assertThatThrownBy(() -> ArrowSchema.of(Arrays.copyOf(bytes, bytes.length + 8)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not a whole IPC stream");
  }

  @ParameterizedTest
  @CsvSource({"'/////wAA\nAAA='", "_____wAAAAA=", "not base64!"})
  void textThatIsNotStandardBase64OnOneLineIsRefused(String text) {
    assertThatThrownBy(() -> ArrowSchema.ofBase64(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("base64");
  }

  private static String guide() {
    JsonValue request = JsonValue.parse(Fixtures.text("seed/upload-pytorch.request.json"));
    return Objects.requireNonNull(request.at("multipart", 0, "json", "input_schema")).asString();
  }
}
