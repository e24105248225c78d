package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The facade's download of checkpoints, on the wire. */
class ModelDownloadTest extends SandboxTestCase {

  private void download(String id) {
    ModelRegistry registry = client.registry();
    registry
        .require(ModelDownload.class)
        .download(
            ModelDownloadRequest.builder()
                .model(ModelRef.of(registry.name(), id))
                .target(DownloadTarget.stream(OutputStream.nullOutputStream()))
                .build());
  }

  @Test
  void theLastCheckpointIsNamedInTheRequest() {
    String id = server.addModel("shoes", 10);

    download(id);

    List<LoggedRequest> calls = server.calls();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).getUrl()).endsWith("/models/" + id);
    assertThat(calls.get(1).getUrl()).contains(id).contains("checkpoint=epoch_10");
    assertThat(server.storageCalls())
        .singleElement()
        .satisfies(call -> assertThat(call.containsHeader("x-api-key")).isFalse());
  }

  @Test
  void aModelWithoutACheckpointIsNotDownloaded() {
    String id = server.startTraining("slow", 3);

    assertThatThrownBy(() -> download(id)).isInstanceOf(NotFoundException.class);

    assertThat(server.storageCalls()).isEmpty();
  }
}
