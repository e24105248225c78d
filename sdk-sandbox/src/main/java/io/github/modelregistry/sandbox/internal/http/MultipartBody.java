package io.github.modelregistry.sandbox.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart body, in the order of sending.
 *
 * @param parts the parts
 */
public record MultipartBody(List<Part> parts) {

  /**
   * One part.
   *
   * @param name the name of the form field
   * @param fileName the file name, or null if there is none
   * @param contentType the media type with its parameters, or null if it is missing
   * @param content the content
   */
  public record Part(
      String name, @Nullable String fileName, @Nullable String contentType, PartContent content) {

    /** Returns the content as text. */
    public String text() {
      return new String(content.start(), StandardCharsets.UTF_8);
    }
  }

  /** Copies the list. */
  public MultipartBody {
    parts = List.copyOf(parts);
  }

  /** Returns the part with a name, or null if there is none. */
  public @Nullable Part part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * Parses a body.
   *
   * @throws IllegalArgumentException if it is not a multipart body; the message says why
   */
  public static MultipartBody parse(String contentType, byte[] body) {
    try {
      return new MultipartReader(contentType, new ByteArrayInputStream(body)).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
