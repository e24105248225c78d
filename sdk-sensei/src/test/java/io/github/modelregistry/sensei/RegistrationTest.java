package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.testkit.MultipartText;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.transfer.UploadSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a registration sends and returns. */
class RegistrationTest extends SandboxTestCase {

  @Test
  void aModelIsOfOfflineOriginUnlessATrainingRunMadeIt() {
    Registration made = registration().register(request().build());

    assertThat(sent(0))
        .isEqualTo(JsonValue.parse("{\"name\":\"churn\",\"originType\":\"offline\"}"));
    assertThat(made.version()).isNull();
    assertThat(made.modelVersion()).isNull();
    RegisteredModel model = Objects.requireNonNull(made.registeredModel());
    assertThat(model.ref()).isEqualTo(made.model());
    assertThat(model.namespace()).isEqualTo(client.sandbox());

    registration()
        .register(
            request()
                .options(SenseiRegistrationOptions.builder().experimentRunId("run-1").build())
                .build());

    assertThat(sent(1))
        .isEqualTo(JsonValue.parse("{\"name\":\"churn\",\"experimentRunId\":\"run-1\"}"));
  }

  @Test
  void allOptionsAreSentAndCanBeReadFromTexts() {
    registration()
        .register(
            request()
                .description("weekly")
                .options(
                    registration()
                        .options(
                            Map.of(
                                "origin-type", "offline",
                                "experiment-id", "e-1",
                                "experiment-run-id", "run-1",
                                "tags", "team=growth,note=a=b")))
                .build());

    assertThat(sent(0))
        .isEqualTo(
            JsonValue.parse(
                """
                {"name":"churn","description":"weekly","originType":"offline",
                 "experimentId":"e-1","experimentRunId":"run-1",
                 "tags":{"note":"a=b","team":"growth"}}
                """));
    assertThatThrownBy(() -> registration().options(Map.of("tags", "team")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("tags: 'team' is not of the form name=value");
  }

  private ModelRegistration registration() {
    return client.registry().require(ModelRegistration.class);
  }

  private static RegistrationRequest.Builder request() {
    return RegistrationRequest.builder()
        .name("churn")
        .artifact(Artifact.of(UploadSource.of(new byte[5], "churn.onnx")));
  }

  private JsonValue sent(int call) {
    return MultipartText.parts(server.calls().get(call)).stream()
        .filter(part -> part.disposition().contains("name=\"model\""))
        .map(part -> JsonValue.parse(part.text()))
        .findFirst()
        .orElseThrow();
  }
}
