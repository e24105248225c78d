package io.github.modelregistry.truefoundry;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Files to upload, some of which fail, and the calls that a sandbox got for them. */
final class UploadSources {

  private UploadSources() {}

  /** Returns the calls of a path that are no GET. */
  static List<LoggedRequest> calls(TrueFoundrySandbox server, String path) {
    return server.calls().stream()
        .filter(call -> call.getUrl().equals("/api/ml/v1" + path))
        .filter(call -> !call.getMethod().equals(RequestMethod.GET))
        .toList();
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  static UploadSource source(int length) {
    return UploadSource.of(random(length), "file");
  }

  static Map<String, UploadSource> sources(Map<String, byte[]> contents) {
    Map<String, UploadSource> sources = new LinkedHashMap<>();
    contents.forEach((path, bytes) -> sources.put(path, UploadSource.of(bytes, "file")));
    return sources;
  }

  /** Lets all URLs expire when it is opened, so many times. */
  static UploadSource expiring(TrueFoundrySandbox server, int length, int times) {
    AtomicInteger left = new AtomicInteger(times);
    return new Repeatable(length) {
      @Override
      public InputStream open() {
        if (left.getAndDecrement() > 0) {
          server.expireSignedUrls();
        }
        return new ByteArrayInputStream(random(length));
      }
    };
  }

  static UploadSource failingBehind(int bytes, int length) {
    return new Repeatable(length) {
      @Override
      public InputStream open() {
        return new FilterInputStream(new ByteArrayInputStream(random(bytes))) {
          @Override
          public int read() throws IOException {
            return notEnded(super.read());
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return notEnded(super.read(buffer, offset, length));
          }

          private int notEnded(int read) throws IOException {
            if (read < 0) {
              throw new IOException("the disk is broken");
            }
            return read;
          }
        };
      }
    };
  }

  private abstract static class Repeatable extends UploadSource {

    private final long length;

    Repeatable(long length) {
      this.length = length;
    }

    @Override
    public String fileName() {
      return "file";
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }
  }
}
