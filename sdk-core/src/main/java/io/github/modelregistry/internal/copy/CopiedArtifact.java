package io.github.modelregistry.internal.copy;

import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.transfer.RemoteFile;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a model as an artifact of another registry. They are read from the source while they
 * are sent; where their length must be known beforehand and is not, they go through private
 * temporary files. Not thread-safe.
 */
public final class CopiedArtifact implements AutoCloseable {

  private final ModelFiles files;
  private final boolean archive;
  private final List<StreamedFile> streamed = new ArrayList<>();
  private final List<Path> temporary = new ArrayList<>();

  private CopiedArtifact(
      ModelDownload download, ModelFiles files, @Nullable String fileName, boolean archive) {
    this.files = files;
    this.archive = archive && files.files().size() > 1;
    for (RemoteFile file : files.files()) {
      streamed.add(
          new StreamedFile(download, files, file, fileName == null ? file.path() : fileName));
    }
  }

  /**
   * Returns the artifact of files; nothing is read yet.
   *
   * @param fileName the name of a single file, or null for the one that it has
   * @param archive whether several files become one zip archive
   */
  public static CopiedArtifact of(
      ModelDownload download, ModelFiles files, @Nullable String fileName, boolean archive) {
    return new CopiedArtifact(
        download, files, files.files().size() == 1 ? fileName : null, archive);
  }

  /**
   * Returns the artifact for checks beforehand: files of unknown length are announced as empty, as
   * they get a length if one is needed.
   */
  public Artifact announced() {
    Artifact.Builder announced = Artifact.builder();
    if (archive) {
      announced.add(archiveName(), UploadSource.of(new byte[0], archiveName()));
    } else {
      streamed.forEach(
          file -> announced.add(file.fileName(), UploadSource.of(new byte[0], "announced")));
    }
    return announced.build();
  }

  /**
   * Returns the artifact to send.
   *
   * @param lengthRequired whether the length of each file must be known
   */
  public Artifact artifact(boolean lengthRequired) {
    Artifact.Builder artifact = Artifact.builder();
    if (archive) {
      UploadSource zip = new ZipSource(archiveName(), streamed);
      artifact.add(archiveName(), lengthRequired ? stored(zip) : zip);
    } else {
      for (StreamedFile file : streamed) {
        boolean unknown = file.length() < 0;
        artifact.add(file.fileName(), unknown && lengthRequired ? stored(file) : file);
      }
    }
    return artifact.build();
  }

  /** Returns the SHA-256 of a single file that was sent, or null if there is none. */
  public @Nullable String sha256() {
    return streamed.size() == 1 ? streamed.get(0).sha256() : null;
  }

  /** Deletes temporary files. */
  @Override
  public void close() {
    for (Path file : temporary) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException inUse) {
        file.toFile().deleteOnExit();
      }
    }
  }

  private String archiveName() {
    return files.model().id().replaceAll("[^A-Za-z0-9._-]", "_") + ".zip";
  }

  /** Files of the temporary folder are private where the system can make them so. */
  private UploadSource stored(UploadSource source) {
    try {
      Path file = Files.createTempFile("model-registry-copy-", ".part");
      temporary.add(file);
      try (var in = source.open();
          var out = Files.newOutputStream(file)) {
        in.transferTo(out);
      }
      return UploadSource.of(file);
    } catch (IOException e) {
      throw new TransportException(
          "copy", "the source could not be read: " + e.getMessage(), 0, false, e);
    }
  }
}
