package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.FilePath;
import io.github.modelregistry.transfer.FolderDownload;
import io.github.modelregistry.transfer.RemoteFile;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.truefoundry.model.ArtifactManifest;
import io.github.modelregistry.truefoundry.model.ArtifactVersion;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.ModelManifestSource;
import io.github.modelregistry.truefoundry.model.StageResponse;
import io.github.modelregistry.truefoundry.model.StagedManifest;
import io.github.modelregistry.truefoundry.model.TrueFoundrySource;
import io.github.modelregistry.truefoundry.model.TrueFoundrySourceType;
import io.github.modelregistry.truefoundry.model.Version;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Registers versions with their files, and downloads the files of versions. The bytes go to and
 * come from the storage of the ML repo by signed URLs, without the API key. Thread-safe.
 *
 * <pre>{@code
 * Version version =
 *     client.files().registerModelVersion(manifest, Map.of("model.onnx", UploadSource.of(file)));
 * client.files().download(version.id(), Path.of("churn"));
 * }</pre>
 *
 * <p>The vendor describes the steps, and its own clients take them: stage, upload, register. Files
 * of 100 MiB and more are uploaded in parts of 10 MiB, some at the same time. A signed URL that the
 * storage refuses with 403 is replaced by a fresh one, once.
 */
public final class VersionFiles {

  private static final Logger LOGGER = System.getLogger(VersionFiles.class.getName());

  private final TrueFoundryClient client;
  private final SignedUrls storage;
  private final PartSizes sizes;

  VersionFiles(TrueFoundryClient client, SignedUrls storage, PartSizes sizes) {
    this.client = client;
    this.storage = storage;
    this.sizes = sizes;
  }

  /**
   * Uploads files and registers a version of a model with them. If that fails, the server is told
   * that the version will not be registered, and the version is not listed; only where it is not
   * known whether a last call had an effect, the exception says so. If the server cannot be told, a
   * warning is logged, since files may be left in the storage.
   *
   * @param manifest the version; its source may be absent, or the ML repo's own storage
   * @param files the files by their paths, which are relative and have slashes
   * @return the version as the server registered it
   * @throws InvalidRequestException if a path or the source is not valid, or the length of a file
   *     is not known
   * @throws RegistryException if a call fails
   */
  public Version registerModelVersion(ModelManifest manifest, Map<String, UploadSource> files) {
    checkSource(manifest.sourceOrNull());
    ModelManifest bare = manifest.toBuilder().source(own(null)).build();
    return register(
        bare.toJson(),
        files,
        root ->
            received(
                "createOrUpdateModelVersion",
                client
                    .modelVersions()
                    .createOrUpdateModelVersion(
                        q -> q.manifest(bare.toBuilder().source(own(root)).build()))
                    .data()));
  }

  /**
   * Uploads files and registers a version of an artifact with them; as {@link
   * #registerModelVersion} for everything else.
   *
   * @param manifest the version; its source may be absent, or the ML repo's own storage
   * @param files the files by their paths, which are relative and have slashes
   * @return the version as the server registered it
   */
  public ArtifactVersion registerArtifactVersion(
      ArtifactManifest manifest, Map<String, UploadSource> files) {
    checkSource(manifest.sourceOrNull());
    ArtifactManifest bare = manifest.toBuilder().source(own(null)).build();
    return register(
        bare.toJson(),
        files,
        root ->
            received(
                "createOrUpdateArtifactVersion",
                client
                    .artifactVersions()
                    .createOrUpdateArtifactVersion(
                        q -> q.manifest(bare.toBuilder().source(own(root)).build()))
                    .data()));
  }

  /**
   * Lists all files of a version of a model or an artifact, those in directories included.
   *
   * @param versionId the id of the version, not its number
   * @return the files; directories are not among them
   */
  public List<FileInfo> list(String versionId) {
    return tree(versionId).files();
  }

  /**
   * Downloads all files of a version of a model or an artifact.
   *
   * @param versionId the id of the version, not its number
   * @param folder where the files go, with the directories they are in; it is created if it does
   *     not exist, and no file in it is replaced
   * @return the files that were written
   * @throws InvalidRequestException if the path of a file leads out of the folder, or a file exists
   * @throws RegistryException if a call fails; the files that were written are deleted then
   */
  public List<Download> download(String versionId, Path folder) {
    return download(versionId, FolderDownload.to(folder));
  }

  /**
   * Downloads all files of a version, with a listener or in place of files that exist; see {@link
   * #download(String, Path)}.
   */
  public List<Download> download(String versionId, FolderDownload folder) {
    FileTree tree = tree(versionId);
    return folder.download(FileTree.OPERATION, tree.remoteFiles(), tree::download);
  }

  /**
   * Downloads one file of a version of a model or an artifact.
   *
   * @param versionId the id of the version, not its number
   * @param path the path of the file, as {@link #list} has it
   * @throws RegistryException if a call fails; a file is removed then
   */
  public Download download(String versionId, String path, DownloadTarget target) {
    return tree(versionId).download(RemoteFile.of(path, null, null), target);
  }

  FileTree tree(String versionId) {
    return new FileTree(client, storage, versionId);
  }

  private <T> T register(
      String manifest, Map<String, UploadSource> files, Function<String, T> registration) {
    files.forEach(VersionFiles::check);
    StagedManifest staged = JsonDocuments.read(manifest, StagedManifest.codec());
    StageResponse stage = client.artifactVersions().stageArtifactVersion(q -> q.manifest(staged));
    boolean sent = false;
    try {
      new StageUpload(client, storage, sizes, stage).upload(files);
      String root = stage.storageRoot();
      sent = true;
      return registration.apply(root);
    } catch (RuntimeException failure) {
      if (!sent || isUnregistered(failure)) {
        markFailed(stage, failure);
      }
      throw failure;
    }
  }

  /** After any other failure of the last call the version may be registered. */
  private static boolean isUnregistered(RuntimeException failure) {
    return failure instanceof InvalidRequestException
        || (failure instanceof ApiException error && !error.isOutcomeUnknown())
        || (failure instanceof TransportException error && !error.isOutcomeUnknown());
  }

  /** Also when the thread was interrupted, which would stop this call, too. */
  private void markFailed(StageResponse stage, RuntimeException failure) {
    boolean interrupted = Thread.interrupted();
    try {
      client.artifactVersions().markStageFailure(q -> q.id(stage.id()));
    } catch (RegistryException | IllegalStateException unmarked) {
      failure.addSuppressed(unmarked);
      LOGGER.log(
          Level.WARNING,
          "Files may be left in the storage: the stage {0} cannot be marked as failed: {1}",
          stage.id(),
          unmarked.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> T received(String operation, @Nullable T version) {
    if (version == null) {
      throw new DecodingException("data", "is null in place of the version")
          .withOperation(operation);
    }
    return version;
  }

  private static void check(String path, UploadSource source) {
    if (!FilePath.isRelative(path)) {
      throw new InvalidRequestException(
          StageUpload.OPERATION,
          "the path '" + path + "' must be relative, with slashes and without dots as names");
    }
    try {
      if (source.length() < 0) {
        throw new InvalidRequestException(
            StageUpload.OPERATION, "the length of '" + path + "' must be known");
      }
    } catch (IOException e) {
      throw new InvalidRequestException(
          StageUpload.OPERATION, "'" + path + "' cannot be read: " + e.getMessage());
    }
  }

  private static void checkSource(@Nullable ModelManifestSource source) {
    if (source != null && source.asTrueFoundrySource() == null) {
      throw new InvalidRequestException(
          StageUpload.OPERATION, "the source of the manifest must be of type truefoundry");
    }
  }

  private static ModelManifestSource own(@Nullable String root) {
    TrueFoundrySource.Builder source =
        TrueFoundrySource.builder().type(TrueFoundrySourceType.TRUEFOUNDRY);
    if (root != null) {
      source.uri(root);
    }
    return ModelManifestSource.of(source.build());
  }
}
