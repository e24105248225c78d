package io.github.modelregistry.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a multipart body from a stream, holding little of it in memory. Not thread-safe. */
public final class MultipartReader {

  private static final byte[] LINE_END = ascii("\r\n");
  private static final byte[] HEAD_END = ascii("\r\n\r\n");
  private static final int LONGEST_HEAD = 65_536;

  private final @Nullable String boundary;
  private final DelimitedInput in;
  private final ByteArrayOutputStream summary = new ByteArrayOutputStream();

  /** Creates a reader of a body with a content type. */
  public MultipartReader(String contentType, InputStream in) {
    this.boundary = MediaTypes.parameter(contentType, "boundary");
    this.in = new DelimitedInput(in);
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
    byte[] delimiter = ascii("\r\n--" + boundary);
    // The first delimiter is at the very start, without the line end before it.
    if (!in.passUntil(ascii("--" + boundary), (bytes, offset, length) -> {})) {
      throw new IllegalArgumentException(
          "the body does not contain the boundary of the content type");
    }
    List<MultipartBody.Part> parts = new ArrayList<>();
    while (!in.startsWith("--")) {
      parts.add(readPart(delimiter));
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

  private MultipartBody.Part readPart(byte[] delimiter) throws IOException {
    String head = readHead(delimiter);
    PartContent.Builder builder = new PartContent.Builder();
    if (!in.passUntil(delimiter, new AfterLineEnd(builder))) {
      throw new IllegalArgumentException("the last part has no end: the body is incomplete");
    }
    MultipartBody.Part part = part(head, builder.build());
    summary.writeBytes(ascii("--" + boundary));
    summary.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    summary.writeBytes(HEAD_END);
    if (part.content().isWhole()) {
      summary.writeBytes(part.content().start());
    }
    summary.writeBytes(LINE_END);
    return part;
  }

  /** Reads up to the empty line, the line end of which may belong to the next delimiter. */
  private String readHead(byte[] delimiter) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean ended =
        in.passUntil(
            HEAD_END,
            (buffer, offset, length) -> {
              if (bytes.size() + length > LONGEST_HEAD) {
                throw new IllegalArgumentException("the header of a part is too long");
              }
              bytes.write(buffer, offset, length);
            });
    String head = bytes.toString(StandardCharsets.UTF_8);
    if (head.contains(new String(delimiter, StandardCharsets.ISO_8859_1))) {
      throw new IllegalArgumentException("a part has no header");
    }
    if (!ended) {
      throw new IllegalArgumentException("the last part has no end: the body is incomplete");
    }
    in.back(LINE_END.length);
    return head;
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

  /** Passes content on without the line end before it. */
  private static final class AfterLineEnd implements DelimitedInput.Sink {

    private final PartContent.Builder builder;
    private int skipped;

    AfterLineEnd(PartContent.Builder builder) {
      this.builder = builder;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
      int skip = Math.min(length, LINE_END.length - skipped);
      skipped += skip;
      builder.append(bytes, offset + skip, length - skip);
    }
  }
}
