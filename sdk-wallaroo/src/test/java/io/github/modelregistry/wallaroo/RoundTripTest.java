package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.wallaroo.model.ModelConfig;
import io.github.modelregistry.wallaroo.model.ModelConfigResponse;
import io.github.modelregistry.wallaroo.model.ModelList;
import io.github.modelregistry.wallaroo.model.ModelVersionResponse;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.PlatformError;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import io.github.modelregistry.wallaroo.model.WorkspaceList;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server sends is read, kept and written back with nothing lost. */
class RoundTripTest {

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("seed/upload-onnx.response.json", UploadResponse.codec()),
        Arguments.of("seed/upload-onnx-curl.response.json", UploadResponse.codec()),
        Arguments.of("seed/upload-pytorch.response.json", UploadResponse.codec()),
        Arguments.of("seed/upload-pytorch-curl.response.json", UploadResponse.codec()),
        Arguments.of("seed/list.response.json", ModelList.codec()),
        Arguments.of("seed/list-curl.response.json", ModelList.codec()),
        Arguments.of("seed/get-version-by-id.response.json", ModelVersionResponse.codec()),
        Arguments.of("seed/list-versions.response.json", ModelVersionSummary.codec().list()),
        Arguments.of("seed/list-versions-curl.response.json", ModelVersionSummary.codec().list()),
        Arguments.of("seed/get-config-by-id.response.json", ModelConfigResponse.codec()),
        Arguments.of("seed/get-config-by-id-curl.response.json", ModelConfigResponse.codec()),
        Arguments.of("sheet/9-1-upload-accepted.json", UploadResponse.codec()),
        Arguments.of("sheet/9-3-list-nested.json", ModelList.codec()),
        Arguments.of("sheet/9-3-list-flat.json", ModelList.codec()),
        Arguments.of("sheet/9-6-get-version-by-id-old-status.json", ModelVersionResponse.codec()),
        Arguments.of("sheet/9-8-get-config-by-id-found.json", ModelConfigResponse.codec()),
        Arguments.of("sheet/9-8-get-config-by-id-none.json", ModelConfigResponse.codec()),
        Arguments.of("sheet/9-9-error-400.json", PlatformError.codec()),
        Arguments.of("sheet/9-9-error-401.json", PlatformError.codec()),
        Arguments.of("sheet/9-9-error-500.json", PlatformError.codec()),
        Arguments.of("sheet/9-10-workspaces-list.json", WorkspaceList.codec()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nothingIsLost(String file, JsonCodec<?> codec) {
    String sent = Fixtures.text(file);

    assertThat(JsonValue.parse(writtenBack(sent, codec))).isEqualTo(JsonValue.parse(sent));
  }

  @Test
  void aConfigurationWithBatchingIsKept() {
    JsonValue sent =
        Objects.requireNonNull(
            JsonValue.parse(Fixtures.text("sheet/9-12-insert-model-config.json"))
                .get("model_config"));

    ModelConfig config = JsonDocuments.read(sent, ModelConfig.codec());

    assertThat(config.dynamicBatchingConfig()).isNotNull();
    assertThat(config.dynamicBatchingConfig().batchSizeTarget()).isEqualTo(8);
    assertThat(JsonValue.parse(config.toJson())).isEqualTo(sent);
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void oddDigitsWordsAndFieldsAreKeptAsTheyCame(String json) {
    assertThat(writtenBack(json, ModelVersionResponse.codec())).isEqualTo(json);
  }

  static Stream<String> oddities() {
    return Stream.of(
            "\"future\":{\"deep\":[1.10,9007199254740993,null]}",
            "\"status\":\"folding_paper\"",
            "\"conversion\":{\"accel\":{\"qaic\":{\"num_cores\":16,\"novel\":1e2}}}",
            "\"conversion\":{\"arch\":null,\"accel\":\"abacus\"}",
            "\"conversion\":{\"framework_config\":{\"config\":{\"model_path\":\"./m\"}}}",
            "\"created_at\":\"the day before yesterday\"",
            "\"file_info\":{\"size\":9290701800}")
        .map(member -> "{\"model_version\":{\"model_version\":{" + member + "}}}");
  }

  @Test
  void aNumberOfTheConfigurationKeepsItsDigits() {
    String json = "{\"model_config\":{\"runtime\":\"onnx\",\"filter_threshold\":0.250}}";

    assertThat(writtenBack(json, ModelConfigResponse.codec())).isEqualTo(json);
  }

  private static <T> String writtenBack(String json, JsonCodec<T> codec) {
    return JsonDocuments.toJson(JsonDocuments.read(json, codec), codec);
  }
}
