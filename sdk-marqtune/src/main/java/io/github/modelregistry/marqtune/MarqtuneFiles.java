package io.github.modelregistry.marqtune;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.marqtune.api.DatasetsApi.CreateDatasetRequest;
import io.github.modelregistry.marqtune.model.CreateDatasetResponse;
import io.github.modelregistry.marqtune.model.Dataset;
import io.github.modelregistry.marqtune.model.DownloadUrlResponse;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transfers files from and to the signed URLs that Marqtune issues. Thread-safe; belongs to its
 * client.
 *
 * <p>Each method makes all the calls that a transfer needs, and waits for its end. The API key is
 * sent to Marqtune alone, not to the storage, and the query of a signed URL is in no message and no
 * log.
 *
 * <p>The methods throw {@link io.github.modelregistry.error.RegistryException} subclasses: those of
 * the operations, and those of {@link SignedUrls}. An error page of the storage is never written to
 * the target.
 */
public final class MarqtuneFiles {

  private final MarqtuneClient client;
  private final SignedUrls signedUrls;

  MarqtuneFiles(MarqtuneClient client, SignedUrls signedUrls) {
    this.client = client;
    this.signedUrls = signedUrls;
  }

  /**
   * Downloads a checkpoint: requests its URL and reads the file there, without the API key. An
   * expired URL is replaced once. Files have up to some gigabytes.
   *
   * @param checkpoint one of the model's checkpoints, or null for that of the last epoch
   * @throws io.github.modelregistry.error.NotFoundException if there is no such model
   */
  public Download downloadCheckpoint(
      String modelId, @Nullable String checkpoint, DownloadTarget target) {
    return download(
        () -> client.models().getModelDownloadUrl(q -> q.modelId(modelId).checkpoint(checkpoint)),
        target);
  }

  /**
   * Downloads the whole log of a training as text; see {@link #downloadCheckpoint}.
   *
   * @throws io.github.modelregistry.error.BadRequestException if the model is not ready
   */
  public Download downloadModelLog(String modelId, DownloadTarget target) {
    return download(() -> client.models().getModelLogsUrl(modelId), target);
  }

  /**
   * Downloads the whole log of the preparation of a dataset as text; see {@link
   * #downloadCheckpoint}.
   *
   * @throws io.github.modelregistry.error.BadRequestException if the dataset is not ready
   */
  public Download downloadDatasetLog(String datasetId, DownloadTarget target) {
    return download(() -> client.datasets().getDatasetLogsUrl(datasetId), target);
  }

  /** Downloads the whole log of an evaluation as text; see {@link #downloadCheckpoint}. */
  public Download downloadEvaluationLog(String evaluationId, DownloadTarget target) {
    return download(() -> client.evaluations().getEvaluationLogsUrl(evaluationId), target);
  }

  /** Downloads the results of an evaluation as JSON; see {@link #downloadCheckpoint}. */
  public Download downloadResults(String evaluationId, DownloadTarget target) {
    return download(() -> client.evaluations().getEvaluationDownloadUrl(evaluationId), target);
  }

  /**
   * Creates a dataset, uploads its file and returns the dataset as it then is; see {@link
   * #uploadDataset}. Get it again until its status says that it is ready, or has failed.
   *
   * <p>If the upload fails, the dataset stays and waits for its file. To try such an upload again,
   * make the two calls yourself: {@code datasets().createDataset} and {@link #uploadDataset}.
   *
   * @param request sets the fields of the dataset
   * @param file a CSV file, or, for an evaluation, a tar; of known length
   */
  public Dataset createDataset(Consumer<CreateDatasetRequest.Builder> request, UploadSource file) {
    requireLength(file);
    CreateDatasetResponse created = client.datasets().createDataset(request);
    uploadDataset(created, file);
    return client.datasets().getDataset(created.datasetId());
  }

  /**
   * Uploads the file of a dataset to the URL with which it was created, by one PUT without the API
   * key. The service then prepares the dataset.
   *
   * @param file the file, of known length; repeated after a failure if it can be read again
   * @throws io.github.modelregistry.error.PermissionDeniedException if the URL has expired; there
   *     is no call for another one
   */
  public void uploadDataset(CreateDatasetResponse created, UploadSource file) {
    signedUrls.upload(created.uploadUrl(), file, Headers.empty());
  }

  private static void requireLength(UploadSource file) {
    try {
      if (file.length() < 0) {
        throw new InvalidRequestException(
            "createDataset", "the length of the file must be known: give it with the stream");
      }
    } catch (IOException e) {
      throw new InvalidRequestException("createDataset", "the file cannot be read: " + e);
    }
  }

  private Download download(Supplier<DownloadUrlResponse> url, DownloadTarget target) {
    return signedUrls.download(() -> url.get().downloadUrl(), target);
  }
}
