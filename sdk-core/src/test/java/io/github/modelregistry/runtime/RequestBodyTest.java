package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  @Test
  void jsonHasNoCharsetAndAKnownLength() throws IOException {
    RequestBody body = RequestBody.json(JsonCodecs.STRING, "é");
    assertThat(body.mediaType()).isEqualTo("application/json");
    assertThat(body.contentLength()).isEqualTo(4);
    assertThat(text(body)).isEqualTo("\"é\"");
    assertThat(body.isTransfer()).isFalse();
  }

  @Test
  void formFieldsKeepTheirOrderAndArePercentEncoded() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "password");
    fields.put("pass word", "a+b&c=ü %");
    RequestBody body = RequestBody.form(fields);
    assertThat(text(body)).isEqualTo("grant_type=password&pass%20word=a%2Bb%26c%3D%C3%BC%20%25");
    assertThat(body.mediaType()).isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void aFileIsSentAsItIs() throws IOException {
    RequestBody body =
        RequestBody.bytes(
            UploadSource.of("abc".getBytes(StandardCharsets.UTF_8), "a"), "text/plain");
    assertThat(text(body)).isEqualTo("abc");
    assertThat(body.contentLength()).isEqualTo(3);
    assertThat(body.isTransfer()).isTrue();
    assertThat(body.isRepeatable()).isTrue();
  }

  private static String text(RequestBody body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
