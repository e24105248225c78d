package io.github.modelregistry.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of a file of ten bytes. */
class RangesTest {

  private static final SandboxResponse FILE =
      SandboxResponse.file(
          Blob.of("0123456789"), "a/b", "\"e\"", Instant.parse("2026-01-02T03:04:05.9Z"));

  private static SandboxResponse get(Map<String, String> headers) {
    return get(headers, FILE);
  }

  private static SandboxResponse get(Map<String, String> headers, SandboxResponse whole) {
    return Ranges.apply(SandboxRequest.of("GET", "/f", headers, new byte[0]), whole);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0-0",
    "bytes=2-4, 234, 2-4",
    "bytes=7-, 789, 7-9",
    "bytes=8-99, 89, 8-9",
    "bytes=-3, 789, 7-9",
    "bytes=-30, 0123456789, 0-9",
    "BYTES=1-1, 1, 1-1"
  })
  void oneRangeIsReturned(String range, String text, String contentRange) {
    SandboxResponse part = get(Map.of("range", range));

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo(text);
    assertThat(part.headers())
        .containsEntry("Content-Range", "bytes " + contentRange + "/10")
        .containsEntry("Content-Type", "a/b")
        .containsEntry("ETag", "\"e\"")
        .containsEntry("Accept-Ranges", "bytes")
        .containsEntry("Last-Modified", "Fri, 02 Jan 2026 03:04:05 GMT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=11-12", "bytes=-0"})
  void aRangeBehindTheEndCannotBeReturned(String range) {
    SandboxResponse refused = get(Map.of("range", range));

    assertThat(refused.status()).isEqualTo(416);
    assertThat(refused.headers()).containsEntry("Content-Range", "bytes */10");
    assertThat(refused.body().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=4-2", "bytes=-", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", ""})
  void whatIsNoSingleRangeGetsTheWholeFile(String range) {
    assertThat(get(Map.of("range", range))).isSameAs(FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"e\"', 206",
    "'Fri, 02 Jan 2026 03:04:05 GMT', 206",
    "'\"other\"', 200",
    "'W/\"e\"', 200",
    "'Fri, 02 Jan 2026 03:04:06 GMT', 200"
  })
  void aRangeOfAChangedFileIsTheWholeFile(String condition, int status) {
    assertThat(get(Map.of("range", "bytes=0-1", "if-range", condition)).status()).isEqualTo(status);
  }

  @Test
  void whatHasNoRangesIsReturnedWhole() {
    SandboxResponse bytes = SandboxResponse.bytes(Blob.of("0123"), "a/b");
    SandboxRequest head =
        SandboxRequest.of("HEAD", "/f", Map.of("range", "bytes=0-1"), new byte[0]);

    assertThat(get(Map.of("range", "bytes=0-1"), bytes)).isSameAs(bytes);
    assertThat(Ranges.apply(head, FILE)).isSameAs(FILE);
    assertThat(get(Map.of())).isSameAs(FILE);
  }
}
