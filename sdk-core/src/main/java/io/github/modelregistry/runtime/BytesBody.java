package io.github.modelregistry.runtime;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A body that is in memory. */
final class BytesBody extends RequestBody {

  private final byte[] bytes;
  private final String mediaType;

  private BytesBody(byte[] bytes, String mediaType) {
    this.bytes = bytes;
    this.mediaType = mediaType;
  }

  static <T> BytesBody ofJson(JsonCodec<T> codec, T value, String mediaType) {
    return new BytesBody(JsonDocuments.write(value, codec), mediaType);
  }

  static BytesBody ofForm(Map<String, String> fields) {
    StringBuilder form = new StringBuilder();
    fields.forEach(
        (name, value) ->
            form.append(form.length() == 0 ? "" : "&")
                .append(PercentEncoding.encode(name))
                .append('=')
                .append(PercentEncoding.encode(value)));
    return new BytesBody(
        form.toString().getBytes(StandardCharsets.US_ASCII), "application/x-www-form-urlencoded");
  }

  @Override
  public String mediaType() {
    return mediaType;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean isTransfer() {
    return false;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
