package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Downloads.files;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that servers give to files. */
@Timeout(60)
class DownloadNamesTest {

  private static final byte[] FILE = Downloads.bytes(1_000, 7);

  private final ScriptedServer server = ScriptedServer.start();
  private final ApiTransport transport = Calls.transport(server);
  @TempDir private Path folder;

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=\"../../x\" | x",
        "attachment; filename=/etc/passwd | passwd",
        "attachment; filename=\"C:\\\\Windows\\\\x.bin\" | x.bin",
        "attachment; filename=nul.txt | _nul.txt",
        "attachment; filename=\"\" | artifact",
        "attachment; filename=\"..\" | artifact",
        "attachment | artifact",
        "attachment; filename=m.bin; filename*=UTF-8''na%C3%AFve%2Fm%20%C3%BC.bin | m \u00fc.bin",
        "attachment; filename*=UTF-8''..%2F..%2Fx | x",
        "attachment; filename*=UTF-8''%00%0A | artifact",
        "attachment; filename*=UTF-8''%zz; filename=m.bin | m.bin",
        "inline; FileName = \"a \\\"b\\\".bin\" | a _b_.bin",
        "attachment; x-filename=evil | artifact"
      })
  void theNameThatTheServerGivesNeverLeavesTheFolder(String disposition, String name) {
    server.enqueue(
        ScriptedResponse.status(200).header("Content-Disposition", disposition).body(FILE));
    Path inner = folder.resolve("inner");
    Download download = Downloads.download(transport, DownloadTarget.folder(created(inner))).body();
    assertThat(download.fileName()).isEqualTo(name);
    assertThat(files(inner)).containsExactly(download.file());
    assertThat(files(folder)).containsExactly(inner);
  }

  @Test
  void anEndlessNameIsCut() {
    String escapes = "\\a".repeat(20_000);
    server.enqueue(
        ScriptedResponse.status(200)
            .header("Content-Disposition", "attachment; filename=\"" + escapes + '"')
            .body(FILE));
    Download download = Downloads.download(transport, DownloadTarget.folder(folder)).body();
    assertThat(download.fileName()).isEqualTo("artifact");
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
