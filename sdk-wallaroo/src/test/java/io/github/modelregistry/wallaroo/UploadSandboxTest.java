package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.ModelVersionDetails;
import io.github.modelregistry.wallaroo.model.ModelVersionStatus;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.StreamUploadResponse;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is uploaded is listed, measured and converted, by a server that keeps state. */
class UploadSandboxTest extends SandboxTestCase {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final List<Integer> STEPS = List.of(1, 2, 3, 4, 5);

  @Test
  void aConvertedModelGoesThroughItsStatuses() {
    long id =
        versionOf(
            client
                .models()
                .uploadAndConvert(
                    q ->
                        q.metadata(Uploads.metadata("churn", Framework.SKLEARN))
                            .file(Uploads.file("churn.pkl"))));

    assertThat(STEPS.stream().map(step -> read(id).status()))
        .containsExactly(
            ModelVersionStatus.PENDING_LOAD_NATIVE,
            ModelVersionStatus.ATTEMPTING_LOAD_NATIVE,
            ModelVersionStatus.PENDING_LOAD_CONTAINER,
            ModelVersionStatus.ATTEMPTING_LOAD_CONTAINER,
            ModelVersionStatus.READY);
    assertThat(read(id).fileInfo().sha()).isEqualTo(Uploads.SHA256);
    assertThat(read(id).fileInfo().size()).isEqualTo(Uploads.BYTES.length());
    assertThat(read(id).taskId()).isNotNull();
    assertThat(logs(id)).singleElement().asString().endsWith(" stdout F Loading the model");
  }

  @Test
  void aFailedConversionIsExplainedByItsSummaryAndItsLogs(WallarooSandbox server) {
    server.failNextConversion("No InferenceBuilder-inherited class found");
    long id =
        versionOf(
            client
                .models()
                .uploadAndConvert(
                    q ->
                        q.metadata(Uploads.metadata("byop", Framework.CUSTOM))
                            .file(UploadSource.of(ZIP, "byop.zip"))));
    assertThat(logs(id)).isEmpty();

    STEPS.forEach(step -> read(id));

    assertThat(read(id).status()).isEqualTo(ModelVersionStatus.ERROR);
    assertThat(read(id).errorSummary()).isEqualTo("No InferenceBuilder-inherited class found");
    assertThat(logs(id)).hasSize(2);
    assertThat(logs(id).get(1))
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z"
                + " stderr F No InferenceBuilder-inherited class found");
    assertThat(client.models().getUploadLogs(q -> q.modelVersionId(id).lines(1)).lines())
        .isEqualTo(logs(id).subList(0, 1));
    assertThatThrownBy(() -> logs(999_999)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void aModelThatIsNotConvertedIsReadyAtOnce() {
    long id = versionOf(upload("churn", "churn.onnx"));

    assertThat(read(id).status()).isEqualTo(ModelVersionStatus.READY);
    assertThat(read(id).taskId()).isNull();
    assertThat(read(id).fileInfo().sha()).isEqualTo(Uploads.SHA256);
    assertThat(read(id).fileInfo().fileName()).isEqualTo("churn.onnx");
    assertThat(logs(id)).isEmpty();

    long again = versionOf(upload("churn", "churn.onnx"));

    assertThat(versionIds("churn")).containsExactly(again, id);
  }

  @Test
  void bareBytesAreAVersionOfTheModelThatTheQueryNames() {
    StreamUploadResponse response =
        client
            .models()
            .uploadStream(
                q ->
                    q.name("churn")
                        .fileName("churn.onnx")
                        .visibility(Visibility.PUBLIC)
                        .workspaceId(108)
                        .body(Uploads.file("elsewhere.onnx")));

    long id =
        Objects.requireNonNull(response.insertModels()).returning().get(0).versions().get(0).id();
    assertThat(versionIds("churn")).containsExactly(id);
    assertThat(read(id).status()).isEqualTo(ModelVersionStatus.READY);
    assertThat(read(id).visibility()).isEqualTo(Visibility.PUBLIC);
    assertThat(read(id).conversion()).isNull();
    assertThat(read(id).fileInfo().fileName()).isEqualTo("churn.onnx");
    assertThat(read(id).fileInfo().sha()).isEqualTo(Uploads.SHA256);
    assertThat(read(id).fileInfo().size()).isEqualTo(Uploads.BYTES.length());
  }

  /** Larger than what is held in memory. */
  @Test
  void largeFilesAreMeasuredAndHashedWhicheverRouteTheyTake() throws Exception {
    byte[] bytes = new byte[3 << 20];
    new Random(17).nextBytes(bytes);
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    UploadSource file = UploadSource.of(bytes, "large.onnx");

    client.models().upload(q -> q.metadata(Uploads.metadata("large", Framework.ONNX)).file(file));
    client
        .models()
        .uploadStream(
            q ->
                q.name("large")
                    .fileName("large.onnx")
                    .visibility(Visibility.PRIVATE)
                    .workspaceId(OWN_WORKSPACE)
                    .body(UploadSource.of(new ByteArrayInputStream(bytes), "large.onnx")));

    assertThat(versionIds("large"))
        .hasSize(2)
        .allSatisfy(
            id -> {
              assertThat(read(id).fileInfo().size()).isEqualTo(bytes.length);
              assertThat(read(id).fileInfo().sha()).isEqualTo(sha);
            });
  }

  @Test
  void aRegisteredImageHasNoFile() {
    UploadMetadata image =
        Uploads.metadata("image", Framework.MLFLOW).toBuilder()
            .imagePath("registry.example.test/team/churn:3")
            .build();

    long id = versionOf(client.models().upload(q -> q.metadata(image)));

    assertThat(read(id).status()).isEqualTo(ModelVersionStatus.READY);
    assertThat(read(id).imagePath()).isEqualTo("registry.example.test/team/churn:3");
    assertThatThrownBy(
            () ->
                client
                    .models()
                    .upload(q -> q.metadata(Uploads.metadata("image", Framework.MLFLOW))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("image_path");
  }

  @Test
  void whatTheServerDoesNotTakeIsRefused() {
    UploadMetadata elsewhere =
        Uploads.metadata("churn", Framework.ONNX).toBuilder().workspaceId(999).build();

    assertThatThrownBy(() -> upload("churn", "churn.txt"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(".zip, .pt, .onnx, .h5, .pkl");
    assertThatThrownBy(
            () ->
                client.models().upload(q -> q.metadata(elsewhere).file(Uploads.file("churn.onnx"))))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("foreign key violation");
  }

  private UploadResponse upload(String name, String fileName) {
    return client
        .models()
        .upload(
            q -> q.metadata(Uploads.metadata(name, Framework.ONNX)).file(Uploads.file(fileName)));
  }

  private ModelVersionDetails read(long version) {
    return client
        .models()
        .getVersionById(q -> q.modelVersionId(version))
        .modelVersion()
        .modelVersion();
  }

  private List<String> logs(long version) {
    return client.models().getUploadLogs(q -> q.modelVersionId(version)).lines();
  }

  private List<Long> versionIds(String name) {
    return client.models().listVersions(q -> q.modelName(name)).stream()
        .map(ModelVersionSummary::id)
        .toList();
  }

  private static long versionOf(UploadResponse response) {
    return response.insertModels().returning().get(0).versions().get(0).id();
  }
}
