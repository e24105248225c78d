package io.github.modelregistry.transfer;

import io.github.modelregistry.error.DecodingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one download to its target; for transports. To be used by one thread at a time.
 *
 * <p>Begun, written to and finished; or begun again, when the server sends the file from its start
 * once more. To be closed in any case: what is not finished then is removed.
 */
public abstract class DownloadWriter implements Closeable {

  private static final String BODY = "body";

  private final DownloadTarget target;
  private final @Nullable Progress progress;
  private final MessageDigest digest = sha256();
  private @Nullable String fileName;
  private @Nullable String version;
  private long total = DownloadTarget.UNKNOWN;
  private long received;

  DownloadWriter(DownloadTarget target) {
    this.target = target;
    this.progress = target.progress() == null ? null : new Progress(target.progress());
  }

  /**
   * Begins with the first byte of the file. When there are bytes already, a file is written anew;
   * of a stream, the new bytes must begin with those that it has got.
   *
   * @param names what the file may be called, the best first; unsafe characters are removed
   * @param total how many bytes the server announces, or -1
   * @throws DecodingException if another length is expected
   * @throws IOException if the file cannot be created
   */
  public final void begin(List<String> names, long total) throws IOException {
    this.fileName = FileNames.firstSafe(names);
    this.total = total >= 0 ? total : target.length();
    checkLength(this.total);
    begin(fileName);
  }

  /**
   * Adds bytes.
   *
   * @throws DecodingException if there are more than expected, or others than before
   * @throws IOException if they cannot be written
   */
  public final void write(byte[] bytes, int offset, int length) throws IOException {
    int known = verify(bytes, offset, length);
    if (known == length) {
      return;
    }
    append(bytes, offset + known, length - known);
    digest.update(bytes, offset + known, length - known);
    received += length - known;
    if (total >= 0 && received > total) {
      throw invalid("it is longer than the " + total + " bytes expected");
    }
    if (progress != null) {
      progress.add(length - known, total);
    }
  }

  /**
   * Notes what identifies the version of the file at the server, such as its {@code ETag}; null if
   * nothing does, or what was received must not be continued.
   */
  public final void version(@Nullable String identity) {
    this.version = identity;
  }

  /** Returns what identifies the version of the file that is being written, or null. */
  public final @Nullable String version() {
    return version;
  }

  /** Returns how many bytes the whole file has, as announced or expected; -1 if not known. */
  public final long total() {
    return total;
  }

  /** Returns whether the hash of the file is known, so that no other one is taken for it. */
  public final boolean isVerified() {
    return target.sha256() != null;
  }

  /** Returns how many bytes of the file have been written. */
  public final long received() {
    return received;
  }

  /**
   * Returns whether bytes that came again have not all been compared: until then it is not known
   * that the file on the server is the one that is being written.
   */
  public boolean isComparing() {
    return false;
  }

  /**
   * Checks that the file is what is expected, and puts it where it belongs.
   *
   * @throws DecodingException if length or hash is another
   * @throws IOException if the file cannot be written
   */
  public final Download finish() throws IOException {
    checkLength(received);
    String hash = HexFormat.of().formatHex(digest.digest());
    String expected = target.sha256();
    if (expected != null && !expected.equals(hash)) {
      throw invalid("its SHA-256 is " + hash + ", but " + expected + " is expected");
    }
    return new Download(complete(), fileName, received, hash);
  }

  /**
   * Ends the download; removes what was written unless it was finished, or is kept to be continued.
   * Idempotent.
   */
  @Override
  public abstract void close();

  abstract void begin(@Nullable String name) throws IOException;

  /** Returns how many of the bytes have been written before, after checking that they are equal. */
  int verify(byte[] bytes, int offset, int length) {
    return 0;
  }

  abstract void append(byte[] bytes, int offset, int length) throws IOException;

  abstract @Nullable Path complete() throws IOException;

  final DownloadTarget target() {
    return target;
  }

  /** Forgets all bytes received. */
  final void restart() {
    if (progress != null) {
      progress.add(-received, total);
    }
    received = 0;
    digest.reset();
  }

  /**
   * Goes on with what another download has received, if these are the bytes that it received, of a
   * file as long as the one expected.
   */
  final void continueWith(PartialFile part) throws IOException {
    long bytes = hash(part.file(), digest);
    boolean lengthFits = target.length() < 0 || target.length() == part.total();
    if (!lengthFits || !Arrays.equals(hashSoFar(), part.sha256())) {
      restart();
      return;
    }
    received = bytes;
    total = part.total();
    fileName = part.fileName();
    version = part.version();
    if (progress != null) {
      progress.add(received, total);
    }
  }

  /** Returns what another download may continue with, or null if that is not possible. */
  final @Nullable PartialFile part(Path written) {
    return version == null || received == 0
        ? null
        : new PartialFile(written, version, total, fileName, hashSoFar());
  }

  /** Returns the SHA-256 of all bytes received. */
  final byte[] hashSoFar() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 cannot be copied", e);
    }
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    hash(file, digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds the bytes of a file, and returns how many there are. */
  private static long hash(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has no SHA-256", e);
    }
  }

  private void checkLength(long bytes) {
    long expected = target.length() >= 0 ? target.length() : total;
    if (expected >= 0 && bytes != expected) {
      throw invalid("it has " + bytes + " bytes, but " + expected + " are expected");
    }
  }

  /** What is not the file that is expected is not continued, either. */
  private DecodingException invalid(String problem) {
    version = null;
    return new DecodingException(BODY, problem);
  }
}
