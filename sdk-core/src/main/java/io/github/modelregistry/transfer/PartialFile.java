package io.github.modelregistry.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a failed download has kept, followed by what is needed to continue with them.
 *
 * <p>Its name follows from what is downloaded, so that the next download finds it. That one renames
 * it first: of two downloads, one gets it.
 *
 * @param file where the bytes are now, and nothing else
 * @param version what identifies the version of the file at the server
 * @param total how many bytes the whole file has, or -1
 * @param fileName the server's name of the file, or null
 * @param sha256 the hash of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PartialFile(
    Path file, String version, long total, @Nullable String fileName, byte[] sha256) {

  private static final String PREFIX = ".download-";
  private static final String SUFFIX = ".part";

  /** The last bytes of the file: the length of what precedes them, and this number. */
  private static final long FORMAT = 0x6d_72_65_67_70_61_72_31L;

  private static final int END_BYTES = Integer.BYTES + Long.BYTES;
  private static final int MOST_BYTES = 1 << 16;

  /**
   * Returns where the parts of one download are kept.
   *
   * @param target the name of its file, empty if that is the server's; a slash for several files
   */
  static Path place(Path folder, String target, String source) {
    byte[] name = (target + '\n' + source).getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(DownloadWriter.sha256().digest(name), 0, 8);
    return folder.resolve(PREFIX + hash + SUFFIX);
  }

  /** Creates a private temporary file where the file system can make it so. */
  static Path create(Path folder) throws IOException {
    return Files.createTempFile(folder, PREFIX, SUFFIX);
  }

  /**
   * Takes what is kept at a place, so that nobody else gets it.
   *
   * @return its new path, or null if there is nothing, somebody else has made it, or another
   *     download has taken it at the same moment
   */
  static @Nullable Path claim(Path place) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    Path claimed = place.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
    try {
      return isOwn(place) ? Files.move(place, claimed, StandardCopyOption.ATOMIC_MOVE) : null;
    } catch (NoSuchFileException takenMeanwhile) {
      return null;
    }
  }

  /** In a folder of several users, another one could have put it there. */
  private static boolean isOwn(Path place) throws IOException {
    Path own = create(place.resolveSibling(""));
    try {
      return Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own));
    } catch (UnsupportedOperationException withoutOwners) {
      return true;
    } finally {
      Files.delete(own);
    }
  }

  /**
   * Takes the file that is kept at a place.
   *
   * @return null if there is none that can be continued
   */
  static @Nullable PartialFile take(Path place) throws IOException {
    Path claimed = claim(place);
    if (claimed == null) {
      return null;
    }
    try (FileChannel channel =
        FileChannel.open(
            claimed,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      return read(claimed, channel);
    } catch (IOException notOne) {
      Files.delete(claimed);
      return null;
    }
  }

  private static PartialFile read(Path claimed, FileChannel channel) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    long end = Math.max(0, channel.size() - END_BYTES);
    channel.position(end);
    int length = in.readInt();
    if (in.readLong() != FORMAT || length < 0 || length > Math.min(MOST_BYTES, end)) {
      throw new IOException("it is not a partial download");
    }
    channel.position(end - length);
    DataInputStream fields = new DataInputStream(new ByteArrayInputStream(in.readNBytes(length)));
    String version = fields.readUTF();
    long total = fields.readLong();
    String fileName = fields.readUTF();
    byte[] sha256 = fields.readAllBytes();
    channel.truncate(end - length);
    return new PartialFile(claimed, version, total, fileName.isEmpty() ? null : fileName, sha256);
  }

  /** Puts the file with what is needed to continue at a place, in one step. */
  void keep(Path place) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(bytes);
    fields.writeUTF(version);
    fields.writeLong(total);
    fields.writeUTF(fileName == null ? "" : fileName);
    fields.write(sha256);
    int length = bytes.size();
    fields.writeInt(length);
    fields.writeLong(FORMAT);
    Files.write(file, bytes.toByteArray(), StandardOpenOption.APPEND);
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
  }
}
