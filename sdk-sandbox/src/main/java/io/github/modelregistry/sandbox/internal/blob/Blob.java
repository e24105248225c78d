package io.github.modelregistry.sandbox.internal.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body, of a part of a body, or of a stored object. Up to {@link #IN_MEMORY} bytes
 * are in memory, more are in a private temporary file. The bytes never change. Thread-safe.
 *
 * <p>A blob that arrived with a request is deleted after the response, unless the simulator calls
 * {@link #keep()}.
 */
public abstract class Blob {

  /** The largest number of bytes that are held in memory: 1 MiB. */
  public static final int IN_MEMORY = 1 << 20;

  /** The largest number of bytes that {@link #text()} returns: 4 MiB. */
  public static final int LONGEST_TEXT = 4 << 20;

  private @Nullable String sha256;

  Blob() {}

  /** Creates a blob whose digest is known. */
  Blob(String sha256) {
    this.sha256 = sha256;
  }

  /** Returns a blob without bytes. */
  public static Blob empty() {
    return of(new byte[0]);
  }

  /** Returns the UTF-8 bytes of a text. */
  public static Blob of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a blob in memory, whatever its size; the array is not copied. */
  public static Blob of(byte[] bytes) {
    return new MemoryBlob(bytes);
  }

  /** Returns the bytes of several blobs, one after the other, without copying them. */
  public static Blob joined(List<Blob> pieces) {
    return new JoinedBlob(pieces);
  }

  /**
   * Returns a range of the bytes of a blob, which owns them.
   *
   * @param from the position of the first byte, at most {@link #size()}
   * @param count the number of bytes, none of them after the end
   */
  public static Blob slice(Blob whole, long from, long count) {
    return new SlicedBlob(whole, from, count);
  }

  /** Returns the blobs that have the bytes; none if it has them itself. */
  List<Blob> pieces() {
    return List.of();
  }

  /** Returns the number of bytes. */
  public abstract long size();

  /** Returns whether there are no bytes. */
  public final boolean isEmpty() {
    return size() == 0;
  }

  /**
   * Returns the SHA-256 of the bytes in hexadecimal digits. Blobs that arrived have it computed; of
   * others it is computed by the first call.
   */
  public final synchronized String sha256() {
    if (sha256 == null) {
      MessageDigest digest = newDigest();
      try (InputStream in = open()) {
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sha256 = hex(digest);
    }
    return sha256;
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns whether the bytes are in memory. */
  public boolean isInMemory() {
    return pieces().stream().allMatch(Blob::isInMemory);
  }

  /**
   * Opens a stream of all bytes.
   *
   * @throws IOException if the blob was deleted
   */
  public final InputStream open() throws IOException {
    return open(0, size());
  }

  /**
   * Opens a stream of a range of the bytes.
   *
   * @param from the position of the first byte, at most {@link #size()}
   * @param count the number of bytes, none of them after the end
   * @throws IOException if the blob was deleted
   */
  public abstract InputStream open(long from, long count) throws IOException;

  /** Returns the first bytes, at most so many. */
  public final byte[] start(int most) {
    try (InputStream in = open(0, Math.min(most, size()))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the first {@link #LONGEST_TEXT} bytes as UTF-8 text. */
  public final String text() {
    return new String(start(LONGEST_TEXT), StandardCharsets.UTF_8);
  }

  /**
   * Keeps the bytes after the end of the request with which they arrived, until {@link #delete()}
   * or until the sandbox is reset or closed.
   *
   * @return this
   */
  public Blob keep() {
    pieces().forEach(Blob::keep);
    return this;
  }

  /** Deletes the bytes, unless they are kept; called at the end of a request. */
  public void release() {
    pieces().forEach(Blob::release);
  }

  /** Deletes the bytes. Open streams can be read to their ends; calling it again has no effect. */
  public void delete() {
    pieces().forEach(Blob::delete);
  }
}
