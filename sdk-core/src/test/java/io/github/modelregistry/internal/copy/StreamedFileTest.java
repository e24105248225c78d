package io.github.modelregistry.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.capability.DownloadedModel;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.transfer.DownloadWriter;
import io.github.modelregistry.transfer.RemoteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamedFileTest {

  private static final byte[] BYTES = "model".getBytes(StandardCharsets.UTF_8);
  private static final String HASH_OF_ANOTHER = "0".repeat(64);

  @Test
  void aCompleteFileIsReadToItsEnd() throws IOException {
    try (InputStream in = file(5L, null).open()) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
      assertThat(in.read()).isEqualTo(-1);
    }
    try (InputStream in = file(null, null).open()) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void whoReadsExactlyTheLengthDoesNotGetAFileThatIsAnother() throws IOException {
    try (InputStream in = file(5L, HASH_OF_ANOTHER).open()) {
      assertThatThrownBy(() -> in.readNBytes(BYTES.length))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("SHA-256");
    }
  }

  @Test
  void anArchiveThatIsClosedEarlyHasEndedItsDownload() throws Exception {
    RemoteFile file = RemoteFile.of("m.bin", null, null);
    ModelFiles files = ModelFiles.of(ModelRef.of("acme", "7"), List.of(file));
    EndlessFile download = new EndlessFile(new CountDownLatch(1), new AtomicBoolean());
    ZipSource archive =
        new ZipSource("m.zip", List.of(new StreamedFile(download, files, file, null)));

    InputStream in = archive.open();
    download.begun().await();
    in.close();

    assertThat(download.interrupted()).isTrue();
  }

  private static StreamedFile file(@Nullable Long size, @Nullable String sha256) {
    RemoteFile file = RemoteFile.of("m.bin", size, sha256);
    ModelFiles files = ModelFiles.of(ModelRef.of("acme", "7"), List.of(file));
    return new StreamedFile(new OneFile(files), files, file, null);
  }

  /** Sends nothing until its thread is interrupted. */
  private record EndlessFile(CountDownLatch begun, AtomicBoolean interrupted)
      implements ModelDownload {

    @Override
    public ModelFiles files(ModelFilesRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public DownloadedModel download(ModelDownloadRequest request) {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException ended) {
        interrupted.set(true);
      }
      throw new IllegalStateException("the download was interrupted");
    }
  }

  /** Sends the bytes to each target. */
  private record OneFile(ModelFiles known) implements ModelDownload {

    @Override
    public ModelFiles files(ModelFilesRequest request) {
      return known;
    }

    @Override
    public DownloadedModel download(ModelDownloadRequest request) {
      RemoteFile file = known.files().get(0);
      try (DownloadWriter writer =
          file.checkedBy(Objects.requireNonNull(request.target())).open()) {
        writer.begin(List.of(), BYTES.length);
        writer.write(BYTES, 0, BYTES.length);
        return DownloadedModel.of(known, List.of(writer.finish()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
