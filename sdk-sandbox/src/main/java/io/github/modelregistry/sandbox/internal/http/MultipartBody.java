package io.github.modelregistry.sandbox.internal.http;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.blob.BlobWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
      String name, @Nullable String fileName, @Nullable String contentType, Blob content) {

    /** Returns the content as text; see {@link Blob#text()}. */
    public String text() {
      return content.text();
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

  /** Deletes the contents that are not kept. */
  public void release() {
    parts.forEach(part -> part.content().release());
  }

  /**
   * Parses a body that is in memory.
   *
   * @throws IllegalArgumentException if it is not a multipart body; the message says why
   */
  public static MultipartBody parse(String contentType, Blob body) {
    try (InputStream in = body.open()) {
      return new MultipartReader(contentType, in, BlobWriter::inMemory).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
