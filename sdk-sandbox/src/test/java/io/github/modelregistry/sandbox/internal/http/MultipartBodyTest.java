package io.github.modelregistry.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {

  private static MultipartBody parse(String contentType, String body) {
    return MultipartBody.parse(contentType, Blob.of(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void partsKeepTheirOrderNamesTypesAndBytes() {
    MultipartBody body =
        parse(
            "multipart/form-data; boundary=\"b b\"",
            """
            --b b
            Content-Disposition: form-data; name="one"

            1


            --b b
            content-type: a/b; c=d
            CONTENT-DISPOSITION: form-data; name=two; filename="a;\\"b\\".bin"


            --b b--
            """
                .replace("\n", "\r\n"));

    assertThat(body.parts()).extracting(MultipartBody.Part::name).containsExactly("one", "two");
    assertThat(body.part("one").text()).isEqualTo("1\r\n\r\n");
    assertThat(body.part("one").fileName()).isNull();
    assertThat(body.part("one").contentType()).isNull();
    assertThat(body.part("two").fileName()).isEqualTo("a;\"b\".bin");
    assertThat(body.part("two").contentType()).isEqualTo("a/b; c=d");
    assertThat(body.part("two").text()).isEmpty();
    assertThat(body.part("three")).isNull();
  }

  @Test
  void whatIsNoMultipartBodySaysWhy() {
    assertThatThrownBy(() -> parse("multipart/form-data", "")).hasMessageContaining("no boundary");
    assertThatThrownBy(() -> parse("multipart/form-data; boundary=x", "nothing"))
        .hasMessageContaining("does not contain the boundary");
    assertThatThrownBy(() -> parse("a/b; boundary=x", "--x\r\nA: b\r\n\r\nhalf"))
        .hasMessageContaining("incomplete");
    assertThatThrownBy(() -> parse("a/b; boundary=x", "--x\r\nA: b\r\n\r\nc\r\n--x--"))
        .hasMessageContaining("no name");
    assertThatThrownBy(() -> parse("a/b; boundary=x", "--x no header\r\n--x--"))
        .hasMessageContaining("followed by a part");
    assertThatThrownBy(
            () -> parse("a/b; boundary=x", "--x\r\nno header\r\n--x\r\nA: b\r\n\r\nc\r\n--x--"))
        .hasMessageContaining("no header");
    assertThatThrownBy(() -> parse("a/b; boundary=x", "--x\r\n" + "A".repeat(70_000)))
        .hasMessageContaining("too long");
  }
}
