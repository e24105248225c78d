package io.github.modelregistry.truefoundry;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.modelregistry.truefoundry.UploadSources.calls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.transfer.UploadSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that answer the calls of an upload in odd ways, and a caller who does not wait. */
class UploadResponsesTest extends SandboxTestCase {

  private static final String API = "/api/ml/v1/artifact-versions/signed-urls";

  private VersionFiles files = null;

  @BeforeEach
  void uploadEverythingInParts() {
    files = client.files(new PartSizes(10, 5, 1000));
  }

  /** A test that interrupts its thread must not disturb the next one. */
  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  private void register(Map<String, UploadSource> sources) {
    files.registerModelVersion(Manifests.model("churn"), sources);
  }

  private static UploadSource bytes(int length) {
    return UploadSource.of(new byte[length], "file");
  }

  @Test
  void urlsWithOtherPathsBelongToThePathsAtTheirPositions() {
    server
        .server()
        .stubFor(
            post(API)
                .willReturn(
                    okJson(
                        """
                        {"data":[{"path":"mlfoundry/x/a.txt","signed_url":"%1$s/first"},
                         {"path":"b.txt","signed_url":"%1$s/second"}]}\
                        """
                            .formatted(server.baseUrl()))));
    server.server().stubFor(put("/first").willReturn(ok()));
    server.server().stubFor(put("/second").willReturn(ok()));
    Map<String, UploadSource> sources = new LinkedHashMap<>();
    sources.put("a.txt", bytes(1));
    sources.put("b.txt", bytes(2));

    register(sources);

    server
        .server()
        .verify(
            1, putRequestedFor(urlEqualTo("/first")).withHeader("Content-Length", equalTo("1")));
    server
        .server()
        .verify(
            1, putRequestedFor(urlEqualTo("/second")).withHeader("Content-Length", equalTo("2")));
  }

  @Test
  void aUrlThatIsMissingIsNamedAndTheStageIsMarked() {
    server.server().stubFor(post(API).willReturn(okJson("{\"data\":[]}")));

    assertThatThrownBy(() -> register(Map.of("a.txt", bytes(1))))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("a.txt");

    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "TAPE, '[]', an unknown kind of storage: TAPE, 0",
    "AZURE_BLOB, null, azure_blob_block_ids, 0",
    "S3_COMPATIBLE, null, the storage sent none for part 1, 2"
  })
  void anUploadInPartsThatCannotBeCompletedIsRefused(
      String kind, String ids, String message, int sent) {
    String url = server.baseUrl() + "/part";
    server
        .server()
        .stubFor(
            post(API + "/multipart")
                .willReturn(
                    okJson(
                        """
                        {"data":{"storage_provider":"%s","azure_blob_block_ids":%s,
                         "part_signed_urls":[{"path":"a","signed_url":"%s"},
                          {"path":"a","signed_url":"%s"}],
                         "finalize_signed_url":{"path":"a","signed_url":"%s"}}}\
                        """
                            .formatted(kind, ids, url, url, url))));
    server.server().stubFor(put("/part").willReturn(ok()));

    assertThatThrownBy(() -> register(Map.of("a", bytes(10))))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining(message);

    server.server().verify(sent, putRequestedFor(urlEqualTo("/part")));
    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
  }

  @Test
  void tooFewUrlsForThePartsAreRefused() {
    server
        .server()
        .stubFor(
            post(API + "/multipart")
                .willReturn(
                    okJson(
                        """
                        {"data":{"storage_provider":"S3_COMPATIBLE","part_signed_urls":[],
                         "finalize_signed_url":{"path":"a","signed_url":"http://127.0.0.1/x"}}}\
                        """)));

    assertThatThrownBy(() -> register(Map.of("a", bytes(10))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("2 parts");

    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
  }

  @Test
  void anInterruptedUploadEndsMarksTheStageAndKeepsTheFlag() {
    server
        .server()
        .stubFor(
            post(urlPathEqualTo(API))
                .willReturn(
                    okJson("{\"data\":[{\"path\":\"a\",\"signed_url\":\"" + url() + "\"}]}")));
    UploadSource interrupting =
        bytes(5).withProgress((done, total) -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> register(Map.of("a", interrupting)))
        .isInstanceOf(TransportException.class);

    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(calls(server, "/artifact-versions/mark-stage-failure")).hasSize(1);
    assertThat(calls(server, "/model-versions")).isEmpty();
  }

  private String url() {
    return server.baseUrl() + "/never";
  }
}
