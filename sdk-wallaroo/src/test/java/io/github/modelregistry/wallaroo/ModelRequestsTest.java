package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.wallaroo.model.ContinuousBatchingConfig;
import io.github.modelregistry.wallaroo.model.DynamicBatchingConfig;
import io.github.modelregistry.wallaroo.model.InsertModelConfigResponse;
import io.github.modelregistry.wallaroo.model.ModelById;
import io.github.modelregistry.wallaroo.model.ModelList;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.ModelWithVersions;
import io.github.modelregistry.wallaroo.model.OpenAiConfig;
import io.github.modelregistry.wallaroo.model.UploadLogs;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that the vendor's guide of 2025.2 does not show, as they go over the wire. */
class ModelRequestsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  @Test
  void theVersionsOfAModelAreAskedForByItsNameAndWorkspace() {
    String listed = Fixtures.text("sheet/9-3-list-nested.json");
    WALLAROO.answer("/v1/api/models/list_versions_for_model", listed);

    ModelList versions =
        WALLAROO
            .client()
            .models()
            .listVersionsForModel(q -> q.modelName("churn-risk").workspaceId(31));

    assertSame(versions.toJson(), listed);
    assertSent(
        "/v1/api/models/list_versions_for_model",
        "{\"model_id\":\"churn-risk\",\"workspace_id\":31}");
  }

  @Test
  void aModelIsReadWithRowsThatHaveNoStatus() {
    String model =
        """
        {"id":5,"name":"old-style","owner_id":"\\"\\"",
         "created_at":"2023-05-17T20:51:53.077997+00:00","updated_at":null,
         "models":[{"sha":"00","models_pk_id":5,"model_version":"77e0c9d4-6a51-4f0e-b1d2-abcdefabcdef",
           "owner_id":"\\"\\"","model_id":"old-style","id":9,"file_name":null,"image_path":null}]}
        """;
    WALLAROO.answer("/v1/api/models/get", model);

    ModelWithVersions read = WALLAROO.client().models().getModel(q -> q.modelId(5));

    assertSame(read.toJson(), model);
    assertThat(read.versions()).extracting(ModelVersionSummary::id).containsExactly(9L);
    assertThat(read.versions().get(0).status()).isNull();
    assertThat(read.workspace()).isNull();
    assertSent("/v1/api/models/get", "{\"id\":5}");
  }

  @Test
  void aModelIsReadWithItsWorkspaceAndConfiguration() {
    String model =
        """
        {"id":702,"owner_id":"\\"\\"","workspace_id":31,"name":"churn-risk",
         "updated_at":"2026-02-04T11:00:59.120034+00:00","created_at":"2026-02-03T08:15:04.50011+00:00",
         "model_config":{"id":5300,"runtime":"onnx","tensor_fields":["tensor"],"filter_threshold":0.250}}
        """;
    WALLAROO.answer("/v1/api/models/get_by_id", model);

    ModelById read = WALLAROO.client().models().getModelById(q -> q.modelId(702));

    assertSame(read.toJson(), model);
    assertThat(read.workspaceId()).isEqualTo(31);
    assertSent("/v1/api/models/get_by_id", "{\"id\":702}");
  }

  @Test
  void logsAreAskedForWithAGreatestNumberOfLines() {
    String logs =
        "{\"logs\":[\"2026-02-04T11:01:07.103482911Z stdout F Loading\",\"…Z stderr F"
            + " \\u001b[31mNo.\"]}";
    WALLAROO.answer("/v1/api/models/get_upload_logs", logs);

    UploadLogs read =
        WALLAROO.client().models().getUploadLogs(q -> q.modelVersionId(4107).lines(10));

    assertSame(read.toJson(), logs);
    assertThat(read.lines()).hasSize(2);
    assertSent("/v1/api/models/get_upload_logs", "{\"model_version_id\":4107,\"lines\":10}");
  }

  @Test
  void aConfigurationIsSentUnderTheRequestsOwnNames() {
    String inserted = Fixtures.text("sheet/9-12-insert-model-config.json");
    WALLAROO.answer("/v1/api/models/insert_model_config", inserted);

    InsertModelConfigResponse response =
        WALLAROO
            .client()
            .models()
            .insertModelConfig(
                q ->
                    q.modelVersionId(4099)
                        .tensorFields(List.of("tensor"))
                        .filterThreshold(new BigDecimal("0.250"))
                        .batchConfig("single")
                        .inputSchema("/////wAAAAA=")
                        .outputSchema("/////wAAAAA=")
                        .dynamicBatchingConfig(
                            DynamicBatchingConfig.builder()
                                .batchSizeTarget(8)
                                .maxBatchDelayMs(10)
                                .build())
                        .continuousBatchingConfig(
                            ContinuousBatchingConfig.builder().maxConcurrentBatchSize(100).build())
                        .openaiConfig(OpenAiConfig.builder().enabled(true).build()));

    assertSame(response.toJson(), inserted);
    assertThat(response.modelConfig().id()).isEqualTo(5312);
    assertSent(
        "/v1/api/models/insert_model_config",
        """
        {"model_version_id":4099,"tensor_fields":["tensor"],"filter_threshold":0.250,
         "batch_config":"single","input_schema":"/////wAAAAA=","output_schema":"/////wAAAAA=",
         "dynamic_batching_config":{"batch_size_target":8,"max_batch_delay_ms":10},
         "continuous_batching_config":{"max_concurrent_batch_size":100},
         "openai_config":{"enabled":true}}
        """);
  }

  @Test
  void versionsAreDeletedByTheirUuids() {
    WALLAROO.answer("/v1/api/models/delete_model_versions", "{\"affected\":[{\"n\":1.10}]}");

    JsonValue response =
        WALLAROO
            .client()
            .models()
            .deleteModelVersions(
                q ->
                    q.versionUuids(List.of("77e0c9d4-6a51-4f0e-b1d2-abcdefabcdef"))
                        .confirmDelete(true));

    assertThat(response).hasToString("{\"affected\":[{\"n\":1.10}]}");
    assertSent(
        "/v1/api/models/delete_model_versions",
        "{\"model_versions\":[\"77e0c9d4-6a51-4f0e-b1d2-abcdefabcdef\"],\"confirm_delete\":true}");
  }

  @Test
  void aModelIsDeletedByItsNameAndWorkspace() {
    WALLAROO.answer("/v1/api/models/delete_model", "{}");

    JsonValue response =
        WALLAROO
            .client()
            .models()
            .deleteModel(q -> q.modelName("churn-risk").workspaceId(31).confirmDelete(true));

    assertThat(response).hasToString("{}");
    assertSent(
        "/v1/api/models/delete_model",
        "{\"model_id\":\"churn-risk\",\"workspace_id\":31,\"confirm_delete\":true}");
  }

  private static void assertSame(String read, String answered) {
    assertThat(JsonValue.parse(read)).isEqualTo(JsonValue.parse(answered));
  }

  private static void assertSent(String path, String body) {
    LoggedRequest sent = WALLAROO.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo(path);
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + FakeWallaroo.TOKEN);
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(JsonValue.parse(sent.getBodyAsString())).isEqualTo(JsonValue.parse(body));
  }
}
