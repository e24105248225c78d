package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a download asks for another URL. */
class FreshSignedUrlTest {

  private static final DownloadTarget FILE = DownloadTarget.file(Path.of("m.pt"));
  private static final DownloadTarget STREAM =
      DownloadTarget.stream(OutputStream.nullOutputStream());

  private final List<String> used = new ArrayList<>();
  private int issued;

  @Test
  void oneUrlIsEnoughWhereItIsNotRefused() {
    urlsRefused(0, 403, 1).download(this::issue, FILE);

    assertThat(used).containsExactly("url-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aFileIsDownloadedByTheSecondUrlHoweverFarTheFirstOneWent(int attempts) {
    urlsRefused(1, 403, attempts).download(this::issue, FILE);

    assertThat(used).containsExactly("url-1", "url-2");
  }

  @Test
  void aSecondRefusalIsFinalAndSoIsAnyOtherError() {
    assertThatThrownBy(() -> urlsRefused(9, 403, 1).download(this::issue, FILE))
        .isInstanceOf(PermissionDeniedException.class);
    assertThat(used).containsExactly("url-1", "url-2");
    assertThatThrownBy(() -> urlsRefused(9, 404, 1).download(this::issue, FILE))
        .isInstanceOf(ApiException.class);
    assertThat(used).containsExactly("url-1", "url-2", "url-3");
  }

  @Test
  void whoMayNotHaveAUrlIsNotAskedForASecondOne() {
    SignedUrls urls = urlsRefused(0, 403, 1);
    assertThatThrownBy(
            () ->
                urls.download(
                    () -> {
                      issue();
                      throw ApiException.of(ErrorDetails.builder("getUrl", 403).build());
                    },
                    FILE))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessageContaining("getUrl");
    assertThat(issued).isEqualTo(1);
  }

  @Test
  void aStreamGetsNoSecondUrlOnceItMayHaveGotBytes() {
    urlsRefused(1, 403, 1).download(this::issue, STREAM);
    assertThat(used).containsExactly("url-1", "url-2");

    used.clear();
    assertThatThrownBy(() -> urlsRefused(1, 403, 2).download(this::issue, STREAM))
        .isInstanceOf(PermissionDeniedException.class);
    assertThat(used).containsExactly("url-3");
  }

  private String issue() {
    issued++;
    return "url-" + issued;
  }

  /** Returns transfers of which the first ones are refused with a status, after some attempts. */
  private SignedUrls urlsRefused(int refused, int status, int attempts) {
    int before = used.size();
    return new SignedUrls() {
      @Override
      @SuppressWarnings("NullAway") // nobody reads the result
      public Download download(String url, DownloadTarget target) {
        used.add(url);
        if (used.size() - before <= refused) {
          throw ApiException.of(
              ErrorDetails.builder("download", status).attempts(attempts).build());
        }
        return null;
      }

      @Override
      public Headers upload(String url, UploadSource source, Headers headers) {
        throw new UnsupportedOperationException();
      }

      @Override
      public ApiResponse<String> send(
          HttpMethod method, String url, String contentType, String body) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
