package io.github.modelregistry.truefoundry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.ListFilesResponse;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.ModelManifestSource;
import io.github.modelregistry.truefoundry.model.MultipartUpload;
import io.github.modelregistry.truefoundry.model.SignedUrl;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import io.github.modelregistry.truefoundry.model.StageResponse;
import io.github.modelregistry.truefoundry.model.StagedManifest;
import io.github.modelregistry.truefoundry.model.StorageProvider;
import io.github.modelregistry.truefoundry.model.TrueFoundrySource;
import io.github.modelregistry.truefoundry.model.TrueFoundrySourceType;
import io.github.modelregistry.truefoundry.model.Version;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The calls about files, against a sandbox whose storage is written and read by a plain client. */
class FilesSandboxTest extends SandboxTestCase {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void aStagedVersionIsListedWhenItIsRegisteredAndKeepsItsId() {
    StageResponse stage = stage();

    assertThat(client.models().listModels().data()).isEmpty();
    assertThatThrownBy(() -> client.modelVersions().getModelVersion(stage.id()))
        .isInstanceOf(NotFoundException.class);

    Version version = register(stage);

    assertThat(version.id()).isEqualTo(stage.id());
    assertThat(version.modelId()).isEqualTo(stage.artifactId());
    assertThat(client.modelVersions().listModelVersions().data())
        .extracting(Version::id)
        .containsExactly(stage.id());
  }

  @Test
  void whatIsWrittenBySignedUrlsIsReadBySignedUrls() throws Exception {
    StageResponse stage = stage();
    List<SignedUrl> written =
        urls(stage.id(), SignedUrlOperation.WRITE, "model.bin", "config/a.json");
    assertThat(send("PUT", written.get(0).signedUrl(), "bytes").statusCode()).isEqualTo(200);
    assertThat(send("PUT", written.get(1).signedUrl(), "{}").statusCode()).isEqualTo(200);
    register(stage);

    List<SignedUrl> read =
        urls(stage.id(), SignedUrlOperation.READ, "config/a.json", "model.bin", "none");

    assertThat(read)
        .extracting(SignedUrl::path)
        .containsExactly("config/a.json", "model.bin", "none");
    assertThat(send("GET", read.get(0).signedUrl(), "").body()).isEqualTo("{}");
    assertThat(send("GET", read.get(1).signedUrl(), "").body()).isEqualTo("bytes");
    assertThat(send("GET", read.get(2).signedUrl(), "").statusCode()).isEqualTo(404);
    assertThat(send("PUT", read.get(1).signedUrl(), "changed").statusCode()).isEqualTo(403);
    assertThatThrownBy(() -> urls(stage.id(), SignedUrlOperation.WRITE, "model.bin"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> urls(stage.id(), SignedUrlOperation.READ, "../x"))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void anUploadInPartsIsOneFileOnceItIsCompleted() throws Exception {
    StageResponse stage = stage();
    MultipartUpload upload =
        client
            .artifactVersions()
            .createMultipartUpload(q -> q.id(stage.id()).path("w.bin").numParts(1))
            .data();
    assertThat(upload.storageProvider()).isEqualTo(StorageProvider.S3_COMPATIBLE);
    String tag =
        send("PUT", upload.partSignedUrls().get(0).signedUrl(), "the part")
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    String xml =
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
            + tag
            + "</ETag></Part></CompleteMultipartUpload>";

    HttpResponse<String> completed = send("POST", upload.finalizeSignedUrl().signedUrl(), xml);
    register(stage);

    assertThat(completed.statusCode()).isEqualTo(200);
    String url = urls(stage.id(), SignedUrlOperation.READ, "w.bin").get(0).signedUrl();
    assertThat(send("GET", url, "").body()).isEqualTo("the part");
  }

  @Test
  void filesAreListedByDirectoryAndByPage() {
    String version = addVersion().id();

    ListFilesResponse root = client.artifactVersions().listFiles(q -> q.id(version).limit(1));
    ListFilesResponse rest =
        client
            .artifactVersions()
            .listFiles(
                q ->
                    q.id(version)
                        .limit(Integer.MAX_VALUE)
                        .pageToken(Objects.requireNonNull(root.pagination()).nextPageToken()));
    List<FileInfo> weights =
        client.artifactVersions().listFiles(q -> q.id(version).path("weights")).data();

    assertThat(root.data()).extracting(FileInfo::path).containsExactly("README.md");
    assertThat(root.data().get(0).fileSize()).isPositive();
    assertThat(rest.data()).extracting(FileInfo::path).containsExactly("weights");
    assertThat(rest.data().get(0).isDir()).isTrue();
    assertThat(Objects.requireNonNull(rest.pagination()).nextPageToken()).isNull();
    assertThat(weights)
        .extracting(FileInfo::path)
        .containsExactly("weights/part-1.bin", "weights/part-2.bin");
  }

  @Test
  void theFilesOfADeletedVersionAreGone() throws Exception {
    String version = addVersion().id();
    String url = urls(version, SignedUrlOperation.READ, "README.md").get(0).signedUrl();
    assertThat(send("GET", url, "").body()).contains(version);

    client.modelVersions().deleteModelVersion(version);

    assertThat(send("GET", url, "").statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> client.artifactVersions().listFiles(q -> q.id(version)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aStageThatIsMarkedAsFailedCannotBeRegistered() {
    StageResponse stage = stage();

    client.artifactVersions().markStageFailure(q -> q.id(stage.id()));

    assertThatThrownBy(() -> register(stage))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("marked as failed");
    assertThatThrownBy(() -> client.artifactVersions().markStageFailure(q -> q.id(stage.id())))
        .isInstanceOf(NotFoundException.class);
    assertThat(client.models().listModels().data()).isEmpty();
  }

  private StageResponse stage() {
    StagedManifest manifest =
        JsonDocuments.read(Manifests.model("churn").toJson(), StagedManifest.codec());
    return client.artifactVersions().stageArtifactVersion(q -> q.manifest(manifest));
  }

  private Version register(StageResponse stage) {
    TrueFoundrySource source =
        TrueFoundrySource.builder()
            .type(TrueFoundrySourceType.TRUEFOUNDRY)
            .uri(stage.storageRoot())
            .build();
    ModelManifest manifest =
        Manifests.model("churn").toBuilder().source(ModelManifestSource.of(source)).build();
    return Objects.requireNonNull(
        client.modelVersions().createOrUpdateModelVersion(q -> q.manifest(manifest)).data());
  }

  private List<SignedUrl> urls(String id, SignedUrlOperation operation, String... paths) {
    return client
        .artifactVersions()
        .getSignedUrls(q -> q.id(id).paths(List.of(paths)).operation(operation))
        .data();
  }

  private static HttpResponse<String> send(String method, String url, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.ofString(body, UTF_8))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}
