package io.github.modelregistry.wallaroo;

import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.UploadFailureTestCase;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.api.ModelsApi.UploadAndConvertRequest;
import io.github.modelregistry.wallaroo.model.Framework;
import org.junit.jupiter.api.AfterEach;

/** Uploads that fail when the server may have the model. */
class UploadFailuresTest extends UploadFailureTestCase {

  private final WallarooClient client =
      WallarooClient.builder()
          .url(server.uri())
          .token(FakeWallaroo.TOKEN)
          .config(FakeWallaroo.config())
          .build();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected void upload() {
    client.models().uploadAndConvert(UploadFailuresTest::describe);
  }

  @Override
  protected void uploadAsync() {
    client.async().models().uploadAndConvert(UploadFailuresTest::describe).join();
  }

  @Override
  protected FixedResponse success() {
    return ScriptedResponse.json("{\"insert_models\":{\"returning\":[{\"models\":[{\"id\":1}]}]}}");
  }

  private static void describe(UploadAndConvertRequest.Builder request) {
    request
        .metadata(Uploads.metadata("churn", Framework.ONNX))
        .file(UploadSource.of(FILE, "churn.onnx"));
  }
}
