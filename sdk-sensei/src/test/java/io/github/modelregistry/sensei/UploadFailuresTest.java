package io.github.modelregistry.sensei;

import io.github.modelregistry.sensei.api.ModelsApi.RegisterModelRequest;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.UploadFailureTestCase;
import io.github.modelregistry.transfer.UploadSource;
import org.junit.jupiter.api.AfterEach;

/** Registrations that fail when the server may have the model. */
class UploadFailuresTest extends UploadFailureTestCase {

  private final SenseiClient client =
      SenseiClient.builder()
          .url(server.uri())
          .clientId(FakeSensei.CLIENT_ID)
          .organization(FakeSensei.ORGANIZATION)
          .token(FakeSensei.TOKEN)
          .config(FakeSensei.config())
          .build();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected void upload() {
    client.models().registerModel(UploadFailuresTest::describe);
  }

  @Override
  protected void uploadAsync() {
    client.async().models().registerModel(UploadFailuresTest::describe).join();
  }

  @Override
  protected FixedResponse success() {
    return ScriptedResponse.json(
        "{\"id\":\"m-1\",\"name\":\"churn\",\"created\":\"2026-01-02T03:04:05.678Z\"}");
  }

  private static void describe(RegisterModelRequest.Builder request) {
    request
        .model(NewModel.builder().name("churn").build())
        .modelArtifact(UploadSource.of(FILE, "churn.onnx"));
  }
}
