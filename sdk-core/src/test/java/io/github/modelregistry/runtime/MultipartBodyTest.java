package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartBodyTest {

  private static final byte[] BYTES = {1, 2, 3};

  @Test
  void thePartsAreWrittenInOrderByteForByte() throws IOException {
    MultipartBody body =
        MultipartBody.builder()
            .jsonPart(
                "metadata",
                JsonCodecs.VALUE,
                JsonValue.parse("{\"name\":\"é\"}"),
                "application/json")
            .filePart("file", UploadSource.of(BYTES, "m.onnx"), "application/octet-stream")
            .textPart("note", "hi")
            .build();

    String boundary = body.mediaType().substring("multipart/form-data; boundary=".length());
    String expected =
        lines(
            "--" + boundary,
            "Content-Disposition: form-data; name=\"metadata\"",
            "Content-Type: application/json",
            "",
            "{\"name\":\"é\"}",
            "--" + boundary,
            "Content-Disposition: form-data; name=\"file\"; filename=\"m.onnx\"",
            "Content-Type: application/octet-stream",
            "",
            "\u0001\u0002\u0003",
            "--" + boundary,
            "Content-Disposition: form-data; name=\"note\"",
            "",
            "hi",
            "--" + boundary + "--");
    assertThat(text(body)).isEqualTo(expected);
    assertThat(body.mediaType()).matches("multipart/form-data; boundary=part-[0-9a-f-]{36}");
    assertThat(body.contentLength()).isEqualTo(expected.getBytes(StandardCharsets.UTF_8).length);
  }

  @ParameterizedTest
  @CsvSource({
    "/home/me/models/a.zip, a.zip",
    "C:\\models\\a.zip, a.zip",
    "a\"b.zip, a%22b.zip",
    "日本.zip, 日本.zip",
    "'', file",
    "models/.., file",
  })
  void ofAFileNameTheEscapedLastSegmentIsSent(String name, String sent) throws IOException {
    assertThat(text(file(UploadSource.of(BYTES, name))))
        .contains("; filename=\"" + sent + "\"\r\n");
  }

  @Test
  void aNameCannotEndItsLine() throws IOException {
    RequestBody body = file(UploadSource.of(BYTES, "a\r\nX-Evil: 1\r\n\r\n.zip"));
    assertThat(text(body)).contains("filename=\"a%0D%0AX-Evil: 1%0D%0A%0D%0A.zip\"\r\n");
  }

  @Test
  void aContentTypeCannotEndItsLineEither() {
    assertThatThrownBy(
            () -> MultipartBody.builder().filePart("f", UploadSource.of(BYTES, "a"), "a/b\r\nX: y"))
        .hasMessageContaining("Content-Type");
  }

  @Test
  void aPartWithoutContentTypeHasNone() throws IOException {
    RequestBody body =
        MultipartBody.builder().filePart("f", UploadSource.of(BYTES, "a"), null).build();
    assertThat(text(body)).doesNotContain("Content-Type");
  }

  @Test
  void theLengthIsUnknownIfThatOfOnePartIs() throws IOException {
    assertThat(file(stream(-1)).contentLength()).isEqualTo(-1);
    assertThat(file(stream(3)).contentLength()).isPositive();
  }

  @Test
  void itCanBeSentAgainIfEveryPartCan() {
    assertThat(file(UploadSource.of(BYTES, "a")).isRepeatable()).isTrue();
    assertThat(file(stream(3)).isRepeatable()).isFalse();
  }

  @Test
  void twoWritesGiveTheSameBytes() throws IOException {
    RequestBody body = file(UploadSource.of(BYTES, "a"));
    assertThat(text(body)).isEqualTo(text(body));
  }

  @Test
  void boundariesDifferFromBodyToBody() {
    assertThat(file(stream(3)).mediaType()).isNotEqualTo(file(stream(3)).mediaType());
  }

  private static UploadSource stream(long length) {
    ByteArrayInputStream stream = new ByteArrayInputStream(BYTES);
    return length < 0 ? UploadSource.of(stream, "s.bin") : UploadSource.of(stream, "s.bin", length);
  }

  private static RequestBody file(UploadSource source) {
    return MultipartBody.builder().filePart("file", source, "application/octet-stream").build();
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String text(RequestBody body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
