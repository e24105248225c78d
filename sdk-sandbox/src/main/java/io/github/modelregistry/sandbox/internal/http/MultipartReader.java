package io.github.modelregistry.sandbox.internal.http;

import io.github.modelregistry.sandbox.internal.blob.BlobWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wiremock.org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import wiremock.org.apache.commons.fileupload.MultipartStream;
import wiremock.org.apache.commons.fileupload.MultipartStream.MalformedStreamException;

/** Reads a multipart body from a stream, holding little of it in memory. Not thread-safe. */
public final class MultipartReader {

  /** The largest number of bytes of a content in a {@link #summary()}: 16 KiB. */
  public static final int LONGEST_IN_SUMMARY = 1 << 14;

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_HEAD = 65_536;

  private final @Nullable String boundary;
  private final InputStream in;
  private final Supplier<BlobWriter> writers;
  private final ByteArrayOutputStream summary = new ByteArrayOutputStream();

  /**
   * Creates a reader.
   *
   * @param contentType the content type of the body, with the boundary
   * @param in the body
   * @param writers writes the contents of the parts
   */
  public MultipartReader(String contentType, InputStream in, Supplier<BlobWriter> writers) {
    this.boundary = MediaTypes.parameter(contentType, "boundary");
    this.in = in;
    this.writers = writers;
  }

  /**
   * Reads the body to its end. When it fails, the contents read so far are deleted.
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
    boolean complete = false;
    try {
      do {
        parts.add(readPart(stream));
      } while (stream.readBoundary());
      complete = true;
    } catch (MalformedStreamException e) {
      throw new IllegalArgumentException("the body is incomplete: " + e.getMessage(), e);
    } catch (FileUploadIOException e) {
      throw new IllegalArgumentException("the header of a part is too long", e);
    } finally {
      if (!complete) {
        new MultipartBody(parts).release();
      }
    }
    return new MultipartBody(parts);
  }

  /**
   * Returns a multipart body with the parts that were read, those without content whose content is
   * longer than {@link #LONGEST_IN_SUMMARY}.
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
    MultipartBody.Part part;
    try (BlobWriter writer = writers.get()) {
      stream.readBodyData(writer);
      part = part(head, writer);
    }
    summary.writeBytes(ascii("--" + boundary + "\r\n"));
    summary.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    if (part.content().size() <= LONGEST_IN_SUMMARY) {
      summary.writeBytes(part.content().start(LONGEST_IN_SUMMARY));
    }
    summary.writeBytes(ascii("\r\n"));
    return part;
  }

  private static MultipartBody.Part part(String head, BlobWriter content) throws IOException {
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
        name, MediaTypes.parameter(disposition, "filename"), contentType, content.finish());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
