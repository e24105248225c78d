package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Files to download, a server's responses with them, and calls for tests. */
final class Downloads {

  static final String ETAG = "\"v1\"";

  private Downloads() {}

  static byte[] bytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The whole file, or the range that a request asks for, if it is still of this version. */
  static FixedResponse respond(ReceivedRequest request, byte[] file, String etag) {
    String range = request.header("Range");
    if (range == null || !etag.equals(request.header("If-Range"))) {
      return ScriptedResponse.status(200).header("ETag", etag).body(file);
    }
    int start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    return part(file, start, file.length).header("ETag", etag);
  }

  static FixedResponse part(byte[] file, int start, int total) {
    return ScriptedResponse.status(206)
        .header("Content-Range", "bytes " + start + '-' + (file.length - 1) + '/' + total)
        .body(Arrays.copyOfRange(file, start, file.length));
  }

  static ApiCall<Download> call() {
    Operation<Download> operation =
        Operation.<Download>builder("getArtifact", HttpMethod.GET, "/models/7/artifact")
            .accept("application/octet-stream")
            .expect(200)
            .response(ResponseFormat.file())
            .build();
    return ApiCall.builder(operation).build();
  }

  static ApiResponse<Download> download(ApiTransport transport, DownloadTarget target) {
    return transport.download(call(), target);
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
