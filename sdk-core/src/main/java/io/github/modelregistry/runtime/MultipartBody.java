package io.github.modelregistry.runtime;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body: its parts in their order. Immutable.
 *
 * <p>Names are escaped; of file names the last segment alone is sent. A part has the content type
 * it was given, or none. Files are streamed. The body can be sent again if every part can.
 */
public final class MultipartBody extends RequestBody {

  private final String boundary = "part-" + UUID.randomUUID();
  private final byte[] end = ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  private final List<Part> parts;

  private MultipartBody(Builder builder) {
    parts = List.copyOf(builder.parts);
    if (parts.isEmpty()) {
      throw new IllegalStateException("a multipart body needs at least one part");
    }
  }

  /** Returns a builder without parts. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String mediaType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  @Override
  public long contentLength() throws IOException {
    long sum = end.length;
    for (Part part : parts) {
      long length = part.length(boundary);
      if (length < 0) {
        return -1;
      }
      sum += length;
    }
    return sum;
  }

  @Override
  public boolean isRepeatable() {
    return parts.stream().allMatch(part -> part.body().isRepeatable());
  }

  @Override
  public boolean isTransfer() {
    return parts.stream().anyMatch(part -> part.body().isTransfer());
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (Part part : parts) {
      part.writeTo(out, boundary);
    }
    out.write(end);
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {

    private final List<Part> parts = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a part of JSON.
     *
     * @param contentType the part's content type, or null for none
     * @throws io.github.modelregistry.error.InvalidRequestException if required fields are missing
     */
    public <T> Builder jsonPart(
        String name, JsonCodec<T> codec, T value, @Nullable String contentType) {
      parts.add(Part.of(name, RequestBody.json(codec, value, contentType)));
      return this;
    }

    /**
     * Adds a part of plain text, in UTF-8 and without a content type, as browsers do.
     *
     * @param name the field's name
     */
    public Builder textPart(String name, String value) {
      parts.add(Part.of(name, RequestBody.bytes(value.getBytes(StandardCharsets.UTF_8), null)));
      return this;
    }

    /**
     * Adds a part that is a file.
     *
     * @param contentType the part's content type, or null for none
     */
    public Builder filePart(String name, UploadSource source, @Nullable String contentType) {
      parts.add(Part.file(name, contentType, source));
      return this;
    }

    /** Returns the parts. */
    public MultipartBody build() {
      return new MultipartBody(this);
    }
  }
}
