package io.github.modelregistry.auth;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.internal.file.TextFile;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A secret in a file that other programs replace. */
final class SecretFile implements SecretSource {

  private final String path;
  private final String purpose;
  private volatile @Nullable Secret last;

  SecretFile(Path file, String purpose) {
    this.path = Objects.requireNonNull(file, "file").toString();
    this.purpose = Objects.requireNonNull(purpose, "purpose");
  }

  @Override
  public Secret current() {
    String text = read();
    Secret before = last;
    if (before != null && text.isBlank()) {
      return before;
    }
    Secret now = Secret.of(text, purpose + " in the file " + path);
    last = now;
    return now;
  }

  private String read() {
    try {
      return TextFile.read(path);
    } catch (ConfigurationException unreadable) {
      throw new ConfigurationException(purpose + ": " + String.join("; ", unreadable.problems()));
    }
  }

  @Override
  public String toString() {
    return "SecretSource[" + purpose + " in the file " + path + "]";
  }
}
