package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import java.nio.file.Path;

/**
 * Downloads the files of models and versions. Safe for use by several threads.
 *
 * <p>Where models have versions, a model stands for its latest version, and so does {@code
 * @latest}. It is resolved once in each call, and the result names the version.
 *
 * <pre>{@code
 * registry.require(ModelDownload.class).download(ref, Path.of("churn"));
 * }</pre>
 */
public interface ModelDownload extends Capability {

  /**
   * Lists the files of a model or version.
   *
   * @throws NotFoundException if there is no such model or version, or the model has no version
   * @throws RegistryException if the vendor fails
   */
  ModelFiles files(ModelFilesRequest request);

  /** Lists the files of a model; see {@link #files(ModelFilesRequest)}. */
  default ModelFiles files(ModelRef model) {
    return files(ModelFilesRequest.of(model));
  }

  /** Lists the files of a version; see {@link #files(ModelFilesRequest)}. */
  default ModelFiles files(ModelVersionRef version) {
    return files(ModelFilesRequest.of(version));
  }

  /**
   * Downloads all files of a model or version to a folder, or one file to a target.
   *
   * <p>If one file fails, nothing of the download is left, unless the request is {@linkplain
   * ModelDownloadRequest.Builder#resumable resumable}: files that were complete before are deleted,
   * too. Only a stream has got the bytes that arrived.
   *
   * @throws NotFoundException if there is no such model, version or file
   * @throws InvalidRequestException before the first byte if there are several files for one
   *     target, a file exists and is not to be replaced, or its path leads out of the folder
   * @throws RegistryException if the vendor fails, the files cannot be written, or a length or hash
   *     is not the expected one; or if the thread is interrupted, whose flag stays set
   */
  DownloadedModel download(ModelDownloadRequest request);

  /** Downloads all files of a model to a folder; see {@link #download(ModelDownloadRequest)}. */
  default DownloadedModel download(ModelRef model, Path folder) {
    return download(ModelDownloadRequest.builder().model(model).folder(folder).build());
  }

  /** Downloads all files of a version to a folder; see {@link #download(ModelDownloadRequest)}. */
  default DownloadedModel download(ModelVersionRef version, Path folder) {
    return download(ModelDownloadRequest.builder().version(version).folder(folder).build());
  }
}
