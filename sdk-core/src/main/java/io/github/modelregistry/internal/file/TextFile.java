package io.github.modelregistry.internal.file;

import io.github.modelregistry.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads files of settings, secrets, credentials and certificates. */
public final class TextFile {

  private static final int LARGEST = 1 << 20;

  private TextFile() {}

  /**
   * Returns the content, without a byte order mark.
   *
   * @throws ConfigurationException if it is not a regular file of UTF-8 text of at most 1 MiB; a
   *     pipe or a device could block or never end
   */
  public static String read(String path) {
    try {
      Path file = Path.of(path);
      if (!Files.exists(file)) {
        throw new ConfigurationException("there is no file " + path);
      }
      if (!Files.isRegularFile(file)) {
        throw new ConfigurationException(path + " is not a regular file");
      }
      String content = StandardCharsets.UTF_8.newDecoder().decode(bytes(file)).toString();
      return content.startsWith("\uFEFF") ? content.substring(1) : content;
    } catch (InvalidPathException missing) {
      throw new ConfigurationException("there is no file " + path);
    } catch (CharacterCodingException notUtf8) {
      throw new ConfigurationException(path + " is not valid UTF-8");
    } catch (IOException unreadable) {
      throw new ConfigurationException(path + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static ByteBuffer bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ConfigurationException(file + " is larger than the limit of 1 MiB");
      }
      return ByteBuffer.wrap(bytes);
    }
  }
}
