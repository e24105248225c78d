package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.ListFilesResponse;
import io.github.modelregistry.truefoundry.model.MultipartUpload;
import io.github.modelregistry.truefoundry.model.SignedUrl;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import io.github.modelregistry.truefoundry.model.StageResponse;
import io.github.modelregistry.truefoundry.model.StagedManifest;
import io.github.modelregistry.truefoundry.model.StorageProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls about the files of versions, held against the specification. */
class FilesRequestsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  @Test
  void aVersionIsStagedWithItsManifestAndTheAnswerHasNoEnvelope() {
    TRUE_FOUNDRY.answer(
        "/artifact-versions/stage",
        "{\"id\":\"v-9\",\"storage_root\":\"s3://acme/9\",\"artifact_id\":\"m-1\"}");
    StagedManifest manifest =
        JsonDocuments.read(Manifests.model("churn").toJson(), StagedManifest.codec());

    StageResponse stage =
        TRUE_FOUNDRY.client().artifactVersions().stageArtifactVersion(q -> q.manifest(manifest));

    assertThat(stage.id()).isEqualTo("v-9");
    assertThat(stage.storageRoot()).isEqualTo("s3://acme/9");
    assertThat(stage.artifactId()).isEqualTo("m-1");
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifact-versions/stage");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(
            JsonValue.object(
                Map.of("manifest", JsonValue.parse(Manifests.model("churn").toJson()))));
  }

  @Test
  void signedUrlsAreAskedForByPathAndReadWithTheirHeaders() {
    TRUE_FOUNDRY.answer(
        "/artifact-versions/signed-urls", Fixtures.text("sheet/9-signed-urls-read.json"));

    List<SignedUrl> urls =
        TRUE_FOUNDRY
            .client()
            .artifactVersions()
            .getSignedUrls(
                q ->
                    q.id("v-1")
                        .paths(List.of("config.json", "weights/part.bin"))
                        .operation(SignedUrlOperation.READ))
            .data();

    assertThat(urls).extracting(SignedUrl::path).containsExactly("config.json", "weights/part.bin");
    assertThat(urls.get(0).signedUrl()).endsWith("sig=FAKE");
    assertThat(urls.get(0).headers()).isNull();
    assertThat(urls.get(1).headers()).containsExactly(Map.entry("x-ms-blob-type", "BlockBlob"));
    assertThat(urls.get(0)).asString().doesNotContain("FAKE");
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo("/api/ml/v1/artifact-versions/signed-urls");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(
            JsonValue.parse(
                """
                {"id":"v-1","paths":["config.json","weights/part.bin"],"operation":"READ"}\
                """));
  }

  @Test
  void anUploadInPartsIsStartedWithTheNumberOfParts() {
    TRUE_FOUNDRY.answer(
        "/artifact-versions/signed-urls/multipart",
        Fixtures.text("sheet/9-multipart-upload-azure.json"));

    MultipartUpload upload =
        TRUE_FOUNDRY
            .client()
            .artifactVersions()
            .createMultipartUpload(q -> q.id("v-9").path("w.bin").numParts(2))
            .data();

    assertThat(upload.storageProvider()).isEqualTo(StorageProvider.AZURE_BLOB);
    assertThat(upload.azureBlobBlockIds()).containsExactly("MDAwMQ==", "MDAwMg==");
    assertThat(upload.partSignedUrls()).hasSize(2);
    assertThat(upload.finalizeSignedUrl().signedUrl()).endsWith("comp=blocklist");
    assertThat(upload.s3CompatibleUploadId()).isNull();
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo("/api/ml/v1/artifact-versions/signed-urls/multipart");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(JsonValue.parse("{\"id\":\"v-9\",\"path\":\"w.bin\",\"num_parts\":2}"));
  }

  @Test
  void filesAreListedByDirectoryAndToken() {
    TRUE_FOUNDRY.answer(
        "/artifact-versions/files",
        """
        {"data":[{"path":"weights/a.bin","is_dir":false,"file_size":9007199254740993,
          "signed_url":"https://s.test/a?sig=FAKE","last_modified":"2026-03-01T08:00:00Z"},
         {"path":"weights/deep","is_dir":true,"file_size":null}],
         "pagination":{"limit":2,"nextPageToken":"Mg=="}}\
        """);

    ListFilesResponse page =
        TRUE_FOUNDRY
            .client()
            .artifactVersions()
            .listFiles(q -> q.id("v-1").path("weights").limit(2).pageToken("MA=="));

    FileInfo file = page.data().get(0);
    assertThat(file.fileSize()).isEqualTo(9007199254740993L);
    assertThat(file.signedUrl()).isNotNull();
    assertThat(file).asString().doesNotContain("FAKE");
    assertThat(page.data().get(1).isDir()).isTrue();
    assertThat(Objects.requireNonNull(page.pagination()).nextPageToken()).isEqualTo("Mg==");
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifact-versions/files");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(
            JsonValue.parse(
                "{\"id\":\"v-1\",\"path\":\"weights\",\"limit\":2,\"pageToken\":\"MA==\"}"));
  }

  @Test
  void aStageIsMarkedAsFailedByItsId() {
    TRUE_FOUNDRY.answer("/artifact-versions/mark-stage-failure", "{}");

    JsonValue response =
        TRUE_FOUNDRY.client().artifactVersions().markStageFailure(q -> q.id("v-9"));

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo("/api/ml/v1/artifact-versions/mark-stage-failure");
    assertThat(TRUE_FOUNDRY.onlyBody()).isEqualTo(JsonValue.parse("{\"id\":\"v-9\"}"));
  }
}
