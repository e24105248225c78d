package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.MultipartText;
import io.github.modelregistry.testkit.MultipartText.Part;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.StreamUploadResponse;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Uploads without conversion, as they go over the wire. */
class UploadRequestsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final String UPLOAD = "/v1/api/models/upload";
  private static final String ACCEPTED = Fixtures.text("sheet/9-1-upload-accepted.json");
  private static final String SCHEMA = "/////wAAAAA=";

  @Test
  void aFileFollowsItsMetadataWithTheSchemasAtTheTopLevel() {
    WALLAROO.answer(UPLOAD, ACCEPTED);
    UploadMetadata metadata =
        Uploads.metadata("churn", Framework.ONNX).toBuilder()
            .inputSchema(ArrowSchema.ofBase64(SCHEMA).base64())
            .outputSchema(ArrowSchema.ofBase64(SCHEMA).base64())
            .build();

    UploadResponse response =
        WALLAROO
            .client()
            .models()
            .upload(q -> q.metadata(metadata).file(Uploads.file("churn.onnx")));

    assertThat(JsonValue.parse(response.toJson())).isEqualTo(JsonValue.parse(ACCEPTED));
    assertThat(response.insertModels().returning().get(0).versions().get(0).id()).isEqualTo(4107);
    LoggedRequest sent = WALLAROO.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo(UPLOAD);
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + FakeWallaroo.TOKEN);
    assertThat(sent.getHeader("Content-Length")).isEqualTo("" + sent.getBody().length);
    List<Part> parts = MultipartText.parts(sent);
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).disposition()).isEqualTo("form-data; name=\"metadata\"");
    assertThat(parts.get(0).contentType()).isEqualTo("application/json");
    assertThat(JsonValue.parse(parts.get(0).text()))
        .isEqualTo(
            JsonValue.parse(
                """
                {"name":"churn","visibility":"private","workspace_id":108,
                 "conversion":{"framework":"onnx","python_version":"3.8","requirements":[]},
                 "input_schema":"/////wAAAAA=","output_schema":"/////wAAAAA="}
                """));
    assertThat(parts.get(1).disposition())
        .isEqualTo("form-data; name=\"file\"; filename=\"churn.onnx\"");
    assertThat(parts.get(1).contentType()).isEqualTo("application/octet-stream");
    assertThat(parts.get(1).text()).isEqualTo(Uploads.BYTES);
  }

  @Test
  void anImageIsRegisteredByItsMetadataAlone() {
    WALLAROO.answer(UPLOAD, ACCEPTED);
    UploadMetadata image =
        Uploads.metadata("image", Framework.MLFLOW).toBuilder()
            .imagePath("registry.example.test/team/churn:3")
            .build();

    WALLAROO.client().models().upload(q -> q.metadata(image));

    List<Part> parts = MultipartText.parts(WALLAROO.onlyRequest());
    assertThat(parts).hasSize(1);
    assertThat(JsonValue.parse(parts.get(0).text()).at("image_path"))
        .isEqualTo(JsonValue.of("registry.example.test/team/churn:3"));
  }

  @Test
  void bareBytesHaveTheirMetadataInTheQuery() {
    WALLAROO.answerEverything(200, "application/json", ACCEPTED);

    StreamUploadResponse response = stream();

    assertThat(JsonValue.parse(response.toJson())).isEqualTo(JsonValue.parse(ACCEPTED));
    assertThat(
            Objects.requireNonNull(response.insertModels())
                .returning()
                .get(0)
                .versions()
                .get(0)
                .id())
        .isEqualTo(4107);
    LoggedRequest sent = WALLAROO.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl())
        .isEqualTo(
            "/v1/api/models/upload_stream"
                + "?name=churn&filename=churn%202.onnx&visibility=public&workspace_id=108");
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(sent.getHeader("Content-Length")).isEqualTo("" + Uploads.BYTES.length());
    assertThat(sent.getBodyAsString()).isEqualTo(Uploads.BYTES);
  }

  @Test
  void aStreamWhoseVersionIsNotNamedIsReadToo() {
    WALLAROO.answerEverything(200, "application/json", "{\"insert_models\":null}");

    assertThat(stream().insertModels()).isNull();
  }

  private static StreamUploadResponse stream() {
    return WALLAROO
        .client()
        .models()
        .uploadStream(
            q ->
                q.name("churn")
                    .fileName("churn 2.onnx")
                    .visibility(Visibility.PUBLIC)
                    .workspaceId(108)
                    .body(Uploads.file("elsewhere.onnx")));
  }
}
