package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.testkit.MultipartText;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.wallaroo.model.Accelerator;
import io.github.modelregistry.wallaroo.model.AcceleratorName;
import io.github.modelregistry.wallaroo.model.Architecture;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registrations as they go over the wire, and how the new model is found. */
class RegistrationTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final String UPLOAD = "/v1/api/models/upload";
  private static final String CONVERT = "/v1/api/models/upload_and_convert";
  private static final String VERSION_4107 =
      "{\"insert_models\":{\"returning\":[{\"models\":[{\"id\":4107}]}]}}";
  private static final ArrowSchema SCHEMA = ArrowSchema.ofBase64("/////wAAAAA=");

  @BeforeEach
  void serve() {
    WALLAROO.answer(
        FakeWallaroo.WORKSPACES,
        """
        {"workspaces":[
         {"id":7,"name":"risk","created_at":"2026-01-01T00:00:00.00001+00:00","created_by":"",
          "archived":false,"models":[],"pipelines":[]},
         {"id":8,"name":"7","created_at":"2026-01-01T00:00:00.00001+00:00","created_by":"",
          "archived":false,"models":[],"pipelines":[]},
         {"id":9,"name":"twin","created_at":"2026-01-01T00:00:00.00001+00:00","created_by":"",
          "archived":false,"models":[],"pipelines":[]},
         {"id":10,"name":"twin","created_at":"2026-01-01T00:00:00.00001+00:00","created_by":"",
          "archived":false,"models":[],"pipelines":[]}]}
        """);
    WALLAROO.answer(UPLOAD, VERSION_4107);
    WALLAROO.answer(CONVERT, 202, VERSION_4107);
    WALLAROO
        .wire()
        .stubFor(
            WireMock.get("/v1/api/config")
                .willReturn(WireMock.okJson("{\"default_arch\":\"x86\"}")));
    WALLAROO.answer(FakeWallaroo.LIST_VERSIONS, rows(row(31, 4106), row(702, 4107)));
  }

  @ParameterizedTest
  @CsvSource({
    "onnx, , " + UPLOAD,
    "tensorflow, , " + UPLOAD,
    "onnx, true, " + CONVERT,
    "pytorch, , " + CONVERT,
    "pytorch, false, " + UPLOAD,
    "python, , " + CONVERT
  })
  void theFrameworkDecidesAboutTheConversionUnlessTheCallerDoes(
      String framework, Boolean convert, String path) {
    Registration made =
        register(churn().framework(framework).options(schemas().convert(convert).build()));

    assertThat(made).hasToString("wallaroo:702@4107");
    assertThat(made.model()).hasToString("wallaroo:702");
    assertThat(WALLAROO.requests(UPLOAD)).hasSize(path.equals(UPLOAD) ? 1 : 0);
    assertThat(WALLAROO.requests(CONVERT)).hasSize(path.equals(CONVERT) ? 1 : 0);
  }

  @Test
  void aModelIsPrivateAndBuiltForTheServersArchitectureUnlessTheOptionsSayOtherwise() {
    register(churn().framework("onnx"));

    assertThat(metadata(UPLOAD))
        .isEqualTo(
            JsonValue.parse(
                """
                {"name":"churn","visibility":"private","workspace_id":7,
                 "conversion":{"framework":"onnx","python_version":"3.8","requirements":[],
                  "arch":"x86","accel":"none"}}
                """));
    assertThat(
            JsonValue.parse(WALLAROO.requests(FakeWallaroo.LIST_VERSIONS).get(0).getBodyAsString()))
        .isEqualTo(JsonValue.parse("{\"model_id\":\"churn\"}"));
  }

  @Test
  void allOptionsAreSentAndCanBeReadFromTexts() {
    ModelRegistration registration = registration(WALLAROO.client());

    registration.register(
        churn()
            .framework("custom")
            .options(
                registration.options(
                    Map.of(
                        "input-schema", "/////wAAAAA=",
                        "output-schema", "/////wAAAAA=",
                        "arch", "arm",
                        "accel", "jetson",
                        "visibility", "public",
                        "python-version", "3.10",
                        "requirements", "numpy==1.26 pandas",
                        "framework-config", "{\"framework\":\"custom\",\"config\":{}}")))
            .build());

    assertThat(metadata(CONVERT))
        .isEqualTo(
            JsonValue.parse(
                """
                {"name":"churn","visibility":"public","workspace_id":7,
                 "conversion":{"framework":"custom","python_version":"3.10",
                  "requirements":["numpy==1.26","pandas"],"arch":"arm","accel":"jetson",
                  "framework_config":{"framework":"custom","config":{}}},
                 "input_schema":"/////wAAAAA=","output_schema":"/////wAAAAA="}
                """));
    assertThat(WALLAROO.requests("/v1/api/config")).isEmpty();
  }

  @Test
  void textsThatAreNoValuesAreAllNamed() {
    ModelRegistration registration = registration(WALLAROO.client());

    assertThatThrownBy(
            () ->
                registration.options(
                    Map.of("input-schema", "AAAA", "convert", "yes", "framework-config", "{")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("input-schema: it must be an IPC message")
        .hasMessageContaining("convert: 'yes' is neither true nor false")
        .hasMessageContaining("framework-config: ");
  }

  @Test
  void whatTheServerWouldRefuseAfterTheUploadIsRefusedBefore() {
    assertThatThrownBy(
            () ->
                register(
                    churn()
                        .framework("pytorch")
                        .artifact(Artifact.of(Uploads.file("churn.txt")))
                        .options(
                            WallarooRegistrationOptions.builder()
                                .arch(Architecture.X86)
                                .accel(Accelerator.of(AcceleratorName.JETSON))
                                .build())))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        "options: inputSchema is required for pytorch",
                        "options: outputSchema is required for pytorch",
                        "options: accel jetson needs arch arm",
                        "artifact: the file name 'churn.txt' must end in .zip, .pt, .onnx, .h5,"
                            + " .pkl"));
    assertThatThrownBy(
            () ->
                register(
                    churn()
                        .framework("onnx")
                        .options(
                            WallarooRegistrationOptions.builder()
                                .arch(Architecture.of("riscv"))
                                .accel(Accelerator.of(AcceleratorName.of("npu")))
                                .build())))
        .hasMessageContaining("arch 'riscv' is unknown")
        .hasMessageContaining("accel 'npu' is unknown");
    assertThat(WALLAROO.requests()).isEmpty();
  }

  @Test
  void unknownWordsAreSentOnlyIfTheCallerAllowsIt() {
    RegistrationRequest.Builder request =
        churn()
            .framework("jax")
            .options(schemas().build())
            .artifact(Artifact.of(Uploads.file("a.bin")));
    assertThatThrownBy(() -> register(request))
        .hasMessageContaining("framework: 'jax' is unknown; known values: custom, hugging-face-")
        .hasMessageContaining("must end in");

    register(request.allowUnknownValues(true));

    assertThat(metadata(CONVERT).at("conversion").get("framework")).isEqualTo(JsonValue.of("jax"));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "8, 8", "risk, 7"})
  void theWorkspaceIsFoundByItsIdFirstAndThenByItsName(String namespace, long id) {
    register(churn().namespace(namespace).framework("onnx"));

    assertThat(metadata(UPLOAD).at("workspace_id")).isEqualTo(JsonValue.of(id));
  }

  @Test
  void aWorkspaceThatIsUnknownOrNotTheOnlyOneOfItsNameGetsNoUpload() {
    assertThatThrownBy(() -> register(churn().namespace("none").framework("onnx")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> register(churn().namespace("twin").framework("onnx")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(
            "several workspaces have the name 'twin'; give the id of one: [9, 10]");
    assertThat(WALLAROO.requests(UPLOAD)).isEmpty();
  }

  @Test
  void aWorkspaceWithoutAnIdGetsNoUpload() {
    WALLAROO.violatesTheSpecification();
    Answers.of(WALLAROO).workspaceWithoutId("odd").stub();

    assertThatThrownBy(() -> register(churn().namespace("odd").framework("onnx")))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("$.workspaces[].id: the workspace 'odd' has no usable id");
    assertThat(WALLAROO.requests(UPLOAD)).isEmpty();
  }

  @Test
  void theOnlyWorkspaceOfARegistryNeedNotBeNamed() {
    WallarooClient client =
        WALLAROO.open(WallarooClient.builder().token(FakeWallaroo.TOKEN).workspace("risk"));

    registration(client).register(churn().namespace(null).framework("onnx").build());

    assertThat(metadata(UPLOAD).at("workspace_id")).isEqualTo(JsonValue.of(7));
    assertThatThrownBy(
            () -> registration(client).register(churn().namespace("8").framework("onnx").build()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aServerThatDoesNotShowItsArchitectureGetsNone() {
    WALLAROO.wire().stubFor(WireMock.get("/v1/api/config").willReturn(WireMock.okJson("{}")));

    register(churn().framework("onnx"));

    assertThat(metadata(UPLOAD).at("conversion").fields()).doesNotContainKey("arch");
  }

  @Test
  void anUploadWhoseModelCannotBeFoundSaysThatItSucceeded() {
    WALLAROO.answer(FakeWallaroo.LIST_VERSIONS, rows(row(31, 4106)));
    assertThatThrownBy(() -> register(churn().framework("onnx")))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("the upload succeeded and made version 4107 of 'churn'");

    WALLAROO.answer(FakeWallaroo.LIST_VERSIONS, 500, "{\"msg\":\"no database\",\"code\":500}");
    assertThatThrownBy(() -> register(churn().framework("onnx")))
        .hasMessageContaining("the upload succeeded and made version 4107 of 'churn'")
        .hasMessageContaining("no database");
  }

  private static RegistrationRequest.Builder churn() {
    return RegistrationRequest.builder()
        .name("churn")
        .namespace("7")
        .artifact(Artifact.of(Uploads.file("churn.zip")));
  }

  private static WallarooRegistrationOptions.Builder schemas() {
    return WallarooRegistrationOptions.builder().inputSchema(SCHEMA).outputSchema(SCHEMA);
  }

  private static Registration register(RegistrationRequest.Builder request) {
    return registration(WALLAROO.client()).register(request.build());
  }

  private static ModelRegistration registration(WallarooClient client) {
    return client.registry().require(ModelRegistration.class);
  }

  private static JsonValue metadata(String path) {
    return JsonValue.parse(MultipartText.parts(WALLAROO.requests(path).get(0)).get(0).text());
  }

  private static String rows(String... rows) {
    return "[" + String.join(",", rows) + "]";
  }

  private static String row(long model, long version) {
    return """
    {"sha":"%064d","models_pk_id":%d,"model_version":"5a1d2c3b-0f9e-4b7a-8c6d-1234567890ab",
     "owner_id":"o","model_id":"churn","id":%d,"file_name":"churn.zip","image_path":null,
     "status":"ready"}\
    """
        .formatted(7, model, version);
  }
}
