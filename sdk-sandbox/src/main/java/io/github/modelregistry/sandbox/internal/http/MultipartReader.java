package io.github.modelregistry.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import wiremock.org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import wiremock.org.apache.commons.fileupload.MultipartStream;
import wiremock.org.apache.commons.fileupload.MultipartStream.MalformedStreamException;

/** Reads a multipart body from a stream, holding little of it in memory. Not thread-safe. */
public final class MultipartReader {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_HEAD = 65_536;

  private final @Nullable String boundary;
  private final InputStream in;
  private final ByteArrayOutputStream summary = new ByteArrayOutputStream();

  /** Creates a reader of a body with a content type. */
  public MultipartReader(String contentType, InputStream in) {
    this.boundary = MediaTypes.parameter(contentType, "boundary");
    this.in = in;
  }

  /**
   * Reads the body to its end.
   *
   * @throws IllegalArgumentException if it is not a multipart body; the message says why
   */
  public MultipartBody read() throws IOException {
    if (boundary == null || boundary.isEmpty()) {
      throw new IllegalArgumentException("the content type has no boundary");
    }
    MultipartStream stream = new MultipartStream(in, ascii(boundary), BUFFER, null);
    stream.setHeaderEncoding(StandardCharsets.UTF_8.name());
    stream.setPartHeaderSizeMax(LONGEST_HEAD);
    if (!stream.skipPreamble()) {
      throw new IllegalArgumentException(
          "the body does not contain the boundary of the content type, followed by a part");
    }
    List<MultipartBody.Part> parts = new ArrayList<>();
    try {
      do {
        parts.add(readPart(stream));
      } while (stream.readBoundary());
    } catch (MalformedStreamException e) {
      throw new IllegalArgumentException("the body is incomplete: " + e.getMessage(), e);
    } catch (FileUploadIOException e) {
      throw new IllegalArgumentException("the header of a part is too long", e);
    }
    return new MultipartBody(parts);
  }

  /**
   * Returns a multipart body with the parts that were read, those without content whose content was
   * not kept.
   */
  public byte[] summary() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(summary.toByteArray());
    whole.writeBytes(ascii("--" + boundary + "--\r\n"));
    return whole.toByteArray();
  }

  private MultipartBody.Part readPart(MultipartStream stream) throws IOException {
    String head = stream.readHeaders();
    if (head.contains("\r\n--" + boundary)) {
      throw new IllegalArgumentException("a part has no header");
    }
    PartContent.Builder builder = new PartContent.Builder();
    stream.readBodyData(builder);
    MultipartBody.Part part = part(head, builder.build());
    summary.writeBytes(ascii("--" + boundary + "\r\n"));
    summary.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    if (part.content().isWhole()) {
      summary.writeBytes(part.content().start());
    }
    summary.writeBytes(ascii("\r\n"));
    return part;
  }

  private static MultipartBody.Part part(String head, PartContent content) {
    String disposition = null;
    String contentType = null;
    for (String line : head.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
      if (name.equals("content-disposition")) {
        disposition = line.substring(colon + 1).trim();
      } else if (name.equals("content-type")) {
        contentType = line.substring(colon + 1).trim();
      }
    }
    String name = disposition == null ? null : MediaTypes.parameter(disposition, "name");
    if (disposition == null || name == null) {
      throw new IllegalArgumentException("a part has no name");
    }
    return new MultipartBody.Part(
        name, MediaTypes.parameter(disposition, "filename"), contentType, content);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
