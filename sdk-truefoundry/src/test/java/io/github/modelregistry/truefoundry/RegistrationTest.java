package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.truefoundry.model.FileInfo;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a registration sends and returns. */
class RegistrationTest extends SandboxTestCase {

  private TrueFoundrySandbox sandbox = null;

  @BeforeEach
  void remember(TrueFoundrySandbox running) {
    sandbox = running;
  }

  @Test
  void aTreeIsRegisteredByItsPaths() {
    Registration made =
        registration()
            .register(
                request()
                    .artifact(
                        Artifact.builder()
                            .add("config.json", UploadSource.of(new byte[2], "x"))
                            .add("weights/1.bin", UploadSource.of(new byte[3], "y"))
                            .build())
                    .build());

    ModelVersion version = Objects.requireNonNull(made.modelVersion());
    assertThat(client.files().list(Objects.requireNonNull(version.vendorId())))
        .extracting(FileInfo::path)
        .containsExactlyInAnyOrder("config.json", "weights/1.bin");
    assertThat(version.ref()).isEqualTo(made.model().version("1"));
    assertThat(version.name()).isEqualTo("churn");
    assertThat(made.registeredModel()).isNull();
    assertThat(client.registry().get(made.model()).namespace()).isEqualTo("support-ml");
  }

  @Test
  void allOptionsAreSentAndCanBeReadFromTexts() {
    registration()
        .register(
            request()
                .description("weekly")
                .framework("xgboost")
                .options(
                    registration()
                        .options(
                            Map.of(
                                "version-alias", "v1-prod",
                                "metadata", "{\"stars\":4.50}",
                                "framework-fields",
                                    "{\"type\":\"other\",\"serialization_format\":\"json\"}",
                                "python-version", "3.11",
                                "pip-packages", "xgboost>=2,<3 numpy",
                                "step", "7",
                                "run-id", "r-1")))
                .build());

    JsonValue manifest = manifest();
    assertThat(manifest)
        .isEqualTo(
            JsonValue.parse(
                """
                {"type":"model-version","name":"churn","ml_repo":"support-ml",
                 "description":"weekly","version_alias":"v1-prod","metadata":{"stars":4.50},
                 "framework":{"type":"xgboost","serialization_format":"json"},
                 "environment":{"python_version":"3.11",
                  "pip_packages":["xgboost>=2,<3","numpy"]},
                 "step":7,"run_id":"r-1","source":{"type":"truefoundry"}}
                """));
  }

  @Test
  void whatIsNotSetIsNotSent() {
    registration().register(request().build());

    assertThat(manifest())
        .isEqualTo(
            JsonValue.parse(
                """
                {"type":"model-version","name":"churn","ml_repo":"support-ml","metadata":{},
                 "step":0,"source":{"type":"truefoundry"}}
                """));
  }

  @Test
  void whatCannotBeSentIsRefusedBeforeAnythingIsSent() {
    UploadSource endless = UploadSource.of(InputStream.nullInputStream(), "endless");
    RegistrationRequest request =
        request()
            .artifact(Artifact.of(endless))
            .options(
                TrueFoundryRegistrationOptions.builder()
                    .frameworkFields(JsonValue.object(Map.of()))
                    .step(-1)
                    .build())
            .build();

    assertThatThrownBy(() -> registration().register(request))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        "artifact: the length of 'endless' must be known",
                        "framework: it is required with the option frameworkFields",
                        "options: step must not be negative"));
    assertThatThrownBy(() -> registration().options(Map.of("metadata", "[]", "step", "x")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("metadata: it must be a JSON object")
        .hasMessageContaining("step: ");
    assertThat(sandbox.calls()).isEmpty();
  }

  private ModelRegistration registration() {
    return client.registry().require(ModelRegistration.class);
  }

  private static RegistrationRequest.Builder request() {
    return RegistrationRequest.builder()
        .name("churn")
        .namespace("support-ml")
        .artifact(Artifact.of(UploadSource.of(new byte[5], "churn.onnx")));
  }

  private JsonValue manifest() {
    return Objects.requireNonNull(
        JsonValue.parse(
                UploadSources.calls(sandbox, "/artifact-versions/stage").get(0).getBodyAsString())
            .at("manifest"));
  }
}
