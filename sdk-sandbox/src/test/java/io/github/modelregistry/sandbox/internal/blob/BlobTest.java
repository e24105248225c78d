package io.github.modelregistry.sandbox.internal.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in memory and in temporary files. */
class BlobTest {

  private final BlobStore store = new BlobStore();

  @AfterEach
  void close() {
    store.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  private Blob store(byte[] bytes) throws IOException {
    return store.read(new ByteArrayInputStream(bytes));
  }

  private Blob large() throws IOException {
    return store(bytes(Blob.IN_MEMORY + 10));
  }

  private static byte[] read(Blob blob, long from, long length) throws IOException {
    try (InputStream in = blob.open(from, length)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Blob.IN_MEMORY, Blob.IN_MEMORY + 1, 3 * Blob.IN_MEMORY})
  void bytesOfAnySizeComeBackWithTheirDigest(int size) throws Exception {
    byte[] bytes = bytes(size);

    Blob blob = store(bytes);

    assertThat(blob.size()).isEqualTo(size);
    assertThat(blob.isEmpty()).isEqualTo(size == 0);
    assertThat(blob.isInMemory()).isEqualTo(size <= Blob.IN_MEMORY);
    assertThat(read(blob, 0, size)).isEqualTo(bytes);
    assertThat(blob.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  @Test
  void rangesOfAFileAreThoseOfItsBytes() throws Exception {
    byte[] bytes = bytes(Blob.IN_MEMORY + 10);
    Blob blob = store(bytes);

    assertThat(read(blob, 5, 7)).isEqualTo(Arrays.copyOfRange(bytes, 5, 12));
    assertThat(read(blob, Blob.IN_MEMORY + 9, 1)).containsExactly(bytes[Blob.IN_MEMORY + 9]);
    assertThat(read(blob, Blob.IN_MEMORY + 10, 0)).isEmpty();
    assertThat(blob.start(3)).isEqualTo(Arrays.copyOf(bytes, 3));
    assertThatThrownBy(() -> blob.open(0, Blob.IN_MEMORY + 11))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aSliceIsARangeWithADigestOfItsOwn() throws Exception {
    byte[] bytes = bytes(Blob.IN_MEMORY + 10);
    Blob slice = Blob.slice(store(bytes), 100, 1_000);

    assertThat(slice.size()).isEqualTo(1_000);
    assertThat(read(slice, 10, 5)).isEqualTo(Arrays.copyOfRange(bytes, 110, 115));
    assertThat(slice.sha256()).isEqualTo(Blob.of(Arrays.copyOfRange(bytes, 100, 1_100)).sha256());
  }

  @Test
  void joinedBlobsAreReadAsOne() throws Exception {
    byte[] large = bytes(Blob.IN_MEMORY + 1);
    Blob joined = Blob.joined(List.of(Blob.of("abc"), Blob.empty(), store(large), Blob.of("xyz")));

    assertThat(joined.size()).isEqualTo(Blob.IN_MEMORY + 7);
    assertThat(read(joined, 1, 4)).containsExactly('b', 'c', large[0], large[1]);
    assertThat(read(joined, joined.size() - 4, 4))
        .containsExactly(large[Blob.IN_MEMORY], 'x', 'y', 'z');
    assertThat(read(joined, 3, large.length)).isEqualTo(large);
    assertThat(joined.isInMemory()).isFalse();
  }

  @Test
  void textIsCutAfterItsLimit() {
    assertThat(Blob.of("é").text()).isEqualTo("é");
    assertThat(Blob.of(new byte[Blob.LONGEST_TEXT + 1]).text()).hasSize(Blob.LONGEST_TEXT);
  }

  @Test
  void aBlobIsDeletedAtTheEndOfItsRequestUnlessItIsKept() throws Exception {
    Blob released = large();
    Blob kept = large().keep();

    released.release();
    kept.release();

    assertThatThrownBy(released::open).isInstanceOf(NoSuchFileException.class);
    assertThat(read(kept, 0, 1)).hasSize(1);
    kept.delete();
    kept.delete();
    assertThatThrownBy(kept::open).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void anOpenStreamIsReadToItsEndAfterItsBlobWasDeleted() throws Exception {
    Blob blob = Blob.joined(List.of(large(), large()));
    try (InputStream in = blob.open()) {
      blob.delete();
      assertThat(in.readAllBytes()).hasSize((int) blob.size());
    }
  }

  @Test
  void clearingDeletesWhatIsKeptAndClosingEverything() throws Exception {
    Blob kept = large().keep();
    Blob arriving = large();
    Path folder = store.newFile().getParent();

    store.clear();

    assertThatThrownBy(kept::open).isInstanceOf(NoSuchFileException.class);
    assertThat(read(arriving, 0, 1)).hasSize(1);
    store.close();
    assertThat(folder).doesNotExist();
    assertThatThrownBy(this::large).hasMessageContaining("closed");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheUserCanAccessTheFiles() throws Exception {
    Path file = store.newFile();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aBodyThatBreaksOffLeavesNoFile() throws Exception {
    Path folder = store.newFile().getParent();
    InputStream broken =
        new FilterInputStream(new ByteArrayInputStream(bytes(2 * Blob.IN_MEMORY))) {
          private int count;

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            count += length;
            if (count > Blob.IN_MEMORY + length) {
              throw new IOException("reset");
            }
            return super.read(target, offset, length);
          }
        };

    assertThatThrownBy(() -> store.read(broken)).hasMessage("reset");

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
