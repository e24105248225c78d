package io.github.modelregistry.internal.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.internal.okhttp.call.Location;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects of downloads through the API. */
@Timeout(60)
class RedirectsTest {

  private static final byte[] FILE = Downloads.bytes(30_000, 6);

  private final ScriptedServer server = ScriptedServer.start();
  private final ScriptedServer storage = ScriptedServer.start();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DownloadTarget target = DownloadTarget.stream(bytes);
  private final ApiTransport root =
      Calls.transport(
          server.uri(), Calls.CONFIG, Credentials.bearer(Secret.of("the-token", "The token")));
  private final ApiTransport transport =
      root.withOptions(CallOptions.builder().header("x-gw-ims-org-id", "org").build());

  @AfterEach
  void close() {
    root.close();
    server.close();
    storage.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void anotherOriginGetsNeitherCredentialsNorFieldsOfTheClient(int status) {
    server.enqueue(redirect(status, storage.uri() + "/blob/m.onnx?sig=s3cret-s3cret"));
    storage.enqueue(ScriptedResponse.status(200).body(FILE));
    assertThat(Downloads.download(transport, target).body().fileName()).isEqualTo("m.onnx");
    assertThat(bytes.toByteArray()).isEqualTo(FILE);
    ReceivedRequest request = storage.requests().get(0);
    assertThat(request.rawTarget()).isEqualTo("/blob/m.onnx?sig=s3cret-s3cret");
    assertThat(request.header("Authorization")).isNull();
    assertThat(request.header("x-gw-ims-org-id")).isNull();
    assertThat(request.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer the-token");
  }

  @Test
  void theSameOriginGetsThem() {
    server.enqueue(redirect(302, "/files/7?part=1"), ScriptedResponse.status(200).body(FILE));
    assertThat(Downloads.download(transport, target).body().bytes()).isEqualTo(FILE.length);
    ReceivedRequest request = server.requests().get(1);
    assertThat(request.rawTarget()).isEqualTo("/files/7?part=1");
    assertThat(request.header("Authorization")).isEqualTo("Bearer the-token");
    assertThat(request.header("x-gw-ims-org-id")).isEqualTo("org");
  }

  @Test
  void whatWasLeftOnceIsNotTrustedAgain() {
    server.enqueue(redirect(302, storage.uri() + "/a"), ScriptedResponse.status(200).body(FILE));
    storage.enqueue(redirect(302, server.uri() + "/b"));
    Downloads.download(transport, target);
    assertThat(server.requests().get(1).requestLine()).startsWith("GET /b ");
    assertThat(server.requests().get(1).header("Authorization")).isNull();
  }

  @Test
  void aDownloadThatIsCutAsksTheServerForANewAddress() {
    server.enqueue(
        redirect(302, storage.uri() + "/m?sig=first"),
        redirect(302, storage.uri() + "/m?sig=second"));
    storage.enqueue(
        ScriptedResponse.status(200).header("ETag", "\"1\"").body(FILE).truncatedAfter(10_000),
        Downloads.part(FILE, 10_000, FILE.length));
    assertThat(Downloads.download(transport, target).attempts()).isEqualTo(2);
    assertThat(bytes.toByteArray()).isEqualTo(FILE);
    assertThat(storage.requests().get(1).rawTarget()).isEqualTo("/m?sig=second");
    assertThat(storage.requests().get(1).header("Range")).isEqualTo("bytes=10000-");
    assertThat(storage.requests().get(1).header("If-Range")).isEqualTo("\"1\"");
  }

  @Test
  void redirectsInACircleEnd() {
    server.otherwise(redirect(302, "/models/7/artifact"));
    ApiException failed =
        catchThrowableOfType(ApiException.class, () -> Downloads.download(transport, target));
    assertThat(failed.status()).isEqualTo(302);
    assertThat(failed).hasMessageContaining("there were too many");
    assertThat(server.requests()).hasSize(1 + ApiTransport.MAX_REDIRECTS);
  }

  @Test
  void theQueryOfARedirectIsInNoMessage() {
    server.enqueue(redirect(302, storage.uri() + "/m?sig=s3cret-s3cret"));
    storage.enqueue(ScriptedResponse.status(403).body("bad s3cret-s3cret"));
    ApiException failed =
        catchThrowableOfType(ApiException.class, () -> Downloads.download(transport, target));
    assertThat(failed)
        .hasMessageContaining(storage.uri() + "/m ")
        .hasMessageContaining("request a new one");
    assertThat(failed.toString() + failed.body()).doesNotContain("s3cret");
  }

  @Test
  void aRefusalAfterARedirectHasTheIdThatTheStorageGaveIt() {
    server.enqueue(redirect(302, storage.uri() + "/m"));
    storage.enqueue(ScriptedResponse.status(403).header("x-amz-request-id", "R1"));
    ApiException failed =
        catchThrowableOfType(ApiException.class, () -> Downloads.download(transport, target));
    assertThat(failed.requestId()).isEqualTo("R1");
  }

  /** A server may put them into the URL to which it redirects, whose server repeats them. */
  @Test
  void whatWasSentBeforeARedirectIsInNoMessageEither() {
    server.enqueue(redirect(302, "/own?sig=first-signature"));
    server.enqueue(redirect(302, storage.uri() + "/the-token/first-signature/m"));
    storage.enqueue(
        ScriptedResponse.status(403)
            .body("<Error><Message>the-token first-signature</Message></Error>"));
    ApiException failed =
        catchThrowableOfType(ApiException.class, () -> Downloads.download(transport, target));
    assertThat(storage.requests()).hasSize(1);
    assertThat(failed).hasMessageContaining(storage.uri().toString());
    assertThat(failed.toString() + failed.body() + failed.vendorMessage())
        .doesNotContain("the-token", "first-signature");
  }

  @Test
  void ordinaryCallsFollowNone() {
    server.otherwise(redirect(302, "/elsewhere"));
    ApiException failed =
        catchThrowableOfType(ApiException.class, () -> transport.execute(Calls.get()));
    assertThat(failed).hasMessageContaining("Redirects are not followed");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, http://a.example/y, ",
    "https://a.example/x, //b.example/y, https://b.example/y",
    "https://a.example/x/y, z?q=1, https://a.example/x/z?q=1",
    "https://a.example/x, https://u:p@b.example/y#f, https://b.example/y",
    "http://a.example/x, https://a.example/y, https://a.example/y",
    "https://a.example/x, ftp://a.example/y, ",
    "https://a.example/x, https://[bad/y, ",
    "https://a.example/x, javascript:alert(1), "
  })
  void aRedirectNeverLeadsToPlainHttpFromHttps(String from, String target, String to) {
    Location location = Location.redirect(from, target);
    assertThat(location == null ? null : location.url()).isEqualTo(to);
  }

  @Test
  void theServersOfAllLocationsAreKnown() {
    assertThat(
            List.of("https://a.example/x", "https://[::1]:8443/x", "http://127.0.0.1:9/x").stream()
                .map(url -> Location.signed("it", url, true).server().origin()))
        .containsExactly("https://a.example:443", "https://[::1]:8443", "http://127.0.0.1:9");
  }

  private static ScriptedResponse redirect(int status, String location) {
    return ScriptedResponse.status(status).header("Location", location);
  }
}
