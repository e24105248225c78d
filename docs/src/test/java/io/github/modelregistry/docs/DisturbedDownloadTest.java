package io.github.modelregistry.docs;

// snippet
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.marqtune.MarqtuneClient;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class DisturbedDownloadTest {
  @Test
  void isResumed(MarqtuneSandbox sandbox, @TempDir Path folder) {
    String id = sandbox.addModel("shoes", 1);
    sandbox.cutDownloads(1, 10_000); // the connection is closed after 10,000 bytes

    try (MarqtuneClient client =
        MarqtuneClient.builder().url(sandbox.baseUrl()).apiKey(sandbox.token()).build()) {
      Download download =
          client.files().downloadCheckpoint(id, "epoch_1", DownloadTarget.folder(folder));
      assertThat(download.file()).hasBinaryContent(sandbox.checkpoint(id, "epoch_1"));
    }
    assertThat(sandbox.storageCalls()).hasSize(2);
    assertThat(sandbox.storageCalls().get(1).getHeader("Range")).isEqualTo("bytes=10000-");
    assertThat(sandbox.storageCalls()).noneMatch(call -> call.containsHeader("x-api-key"));
  }
}
// end
