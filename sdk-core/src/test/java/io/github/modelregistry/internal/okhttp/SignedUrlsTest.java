package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Downloads.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SignedUrlsTest {

  private static final byte[] FILE = Downloads.bytes(50_000, 9);
  private static final String SIGNATURE = "c2lnbmF0dXJl+/0123456789abcdef=";
  private static final String QUERY =
      "X-Amz-Credential=AKIAEXAMPLE123%2F20260101%2Fs3&X-Amz-Signature="
          + "c2lnbmF0dXJl%2B%2F0123456789abcdef%3D";

  private final ScriptedServer storage = ScriptedServer.start();
  private final ScriptedServer api = ScriptedServer.start();
  private final List<String> events = new ArrayList<>();
  private final ApiTransport transport = transport(CONFIG.toBuilder().addListener(listener()));
  private final SignedUrls signedUrls = transport.signedUrls();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    transport.close();
    storage.close();
    api.close();
  }

  @Test
  void aDownloadSendsNothingOfTheClient() {
    storage.enqueue(ScriptedResponse.status(200).body(FILE));
    ApiTransport view =
        transport.withOptions(CallOptions.builder().header("X-Tenant", "acme").build());
    Download download = view.signedUrls().download(url("/m.bin"), DownloadTarget.folder(folder));
    assertThat(download.file()).isEqualTo(folder.resolve("m.bin")).hasBinaryContent(FILE);
    ReceivedRequest request = storage.requests().get(0);
    assertThat(request.rawTarget()).isEqualTo("/m.bin?" + QUERY);
    assertThat(names(request))
        .containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
  }

  @Test
  void anUploadIsOnePutWithALengthAndNoContentType() {
    storage.otherwise(ScriptedResponse.status(200).header("ETag", "\"abc\""));
    Headers extra = Headers.of(Map.of("x-ms-blob-type", "BlockBlob"));
    Headers response =
        signedUrls.upload(url("/m.bin"), UploadSource.of(FILE, "m.bin"), Headers.empty());
    signedUrls.upload(url("/m.bin"), UploadSource.of(new byte[0], "empty"), extra);
    assertThat(response.get("ETag")).isEqualTo("\"abc\"");
    ReceivedRequest put = storage.requests().get(0);
    assertThat(put.method()).isEqualTo("PUT");
    assertThat(put.rawTarget()).isEqualTo("/m.bin?" + QUERY);
    assertThat(put.body()).isEqualTo(FILE);
    assertThat(put.header("Content-Length")).isEqualTo("50000");
    assertThat(names(put))
        .doesNotContain("Content-Type", "Transfer-Encoding", "Authorization", "Expect");
    ReceivedRequest empty = storage.requests().get(1);
    assertThat(empty.header("Content-Length")).isEqualTo("0");
    assertThat(empty.header("x-ms-blob-type")).isEqualTo("BlockBlob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "reset", "throttled"})
  void anUploadIsRepeatedIfItsSourceCanBeReadAgain(String failure) {
    ScriptedResponse first =
        switch (failure) {
          case "status" -> ScriptedResponse.status(503);
          case "reset" -> ScriptedResponse.resetAfterBody();
          default -> ScriptedResponse.status(500).body("<Error><Code>InternalError</Code></Error>");
        };
    storage.enqueue(first, ScriptedResponse.status(200), first);
    signedUrls.upload(url("/m.bin"), UploadSource.of(FILE, "m.bin"), Headers.empty());
    assertThat(storage.requests()).hasSize(2).allMatch(put -> put.body().length == FILE.length);
    UploadSource once = UploadSource.of(new ByteArrayInputStream(FILE), "m.bin", FILE.length);
    RegistryException failed =
        catchThrowableOfType(
            RegistryException.class, () -> signedUrls.upload(url("/m.bin"), once, Headers.empty()));
    assertThat(failed).hasMessageContaining("not repeated");
    assertThat(storage.requests()).hasSize(3);
  }

  @Test
  void aPageOfAProxyIsNoUpload() {
    storage.otherwise(
        ScriptedResponse.status(200)
            .header("Content-Type", "text/html; charset=utf-8")
            .body("<html><body>Log in</body></html>"));
    DecodingException failed =
        catchThrowableOfType(
            DecodingException.class,
            () ->
                signedUrls.upload(url("/m.bin"), UploadSource.of(FILE, "m.bin"), Headers.empty()));
    assertThat(failed).hasMessageContaining("it is an HTML page");
    assertThat(storage.requests()).hasSize(1);
  }

  @Test
  void anUploadNeedsAKnownLength() {
    UploadSource endless = UploadSource.of(new ByteArrayInputStream(FILE), "m.bin");
    assertThat(
            catchThrowableOfType(
                InvalidRequestException.class,
                () -> signedUrls.upload(url("/m.bin"), endless, Headers.empty())))
        .hasMessageContaining("the length of stream m.bin is not known");
    assertThat(storage.requests()).isEmpty();
  }

  @Test
  void theRequestThatCompletesAnUploadIsText() {
    storage.enqueue(ScriptedResponse.status(200).body("<Result><ETag>1</ETag></Result>"));
    ApiResponse<String> response =
        signedUrls.send(HttpMethod.POST, url("/m.bin"), "application/xml", "<Complete/>");
    assertThat(response.body()).isEqualTo("<Result><ETag>1</ETag></Result>");
    ReceivedRequest post = storage.requests().get(0);
    assertThat(post.bodyText()).isEqualTo("<Complete/>");
    assertThat(post.headers("Content-Type")).containsExactly("application/xml");
  }

  @Test
  void anErrorWithAStatusOfSuccessIsAnError() {
    storage.otherwise(errorInSuccess("InvalidPart"));
    ServerException failed =
        catchThrowableOfType(
            ServerException.class,
            () -> signedUrls.send(HttpMethod.POST, url("/m.bin"), "application/xml", "<x/>"));
    assertThat(failed.status()).isEqualTo(200);
    assertThat(failed.vendorCode()).isEqualTo("InvalidPart");
    assertThat(failed.vendorMessage()).isEqualTo("again");
    assertThat(storage.requests()).hasSize(1);
  }

  @Test
  void oneThatMayPassIsRepeatedAsTheStorageAdvises() {
    storage.enqueue(errorInSuccess("InternalError"), ScriptedResponse.status(200).body("<Done/>"));
    ApiResponse<String> response =
        signedUrls.send(HttpMethod.POST, url("/m.bin"), "application/xml", "<x/>");
    assertThat(response.body()).isEqualTo("<Done/>");
    assertThat(response.attempts()).isEqualTo(2);
  }

  private static ScriptedResponse errorInSuccess(String code) {
    String error = "<Error><Code>" + code + "</Code><Message>again</Message></Error>";
    return ScriptedResponse.status(200).body("<?xml version=\"1.0\"?>\n" + error);
  }

  @Test
  void anExpiredUrlIsAnErrorThatSaysToRequestAnother() {
    storage.otherwise(
        ScriptedResponse.status(403)
            .header("x-amz-request-id", "R1")
            .body("<Error><Code>AccessDenied</Code><Message>expired</Message></Error>"));
    PermissionDeniedException failed =
        catchThrowableOfType(
            PermissionDeniedException.class,
            () -> signedUrls.download(url("/m.bin"), DownloadTarget.folder(folder)));
    assertThat(failed)
        .hasMessageContaining("[AccessDenied] expired")
        .hasMessageContaining("/m.bin")
        .hasMessageContaining("request a new one");
    assertThat(failed.requestId()).isEqualTo("R1");
    assertThat(storage.requests()).hasSize(1);
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void noQueryIsInAMessageEventOrLog() {
    String body =
        "<Error><Code>SignatureDoesNotMatch</Code><Message>not "
            + SIGNATURE
            + "</Message><StringToSign>AKIAEXAMPLE123</StringToSign></Error>";
    storage.enqueue(
        ScriptedResponse.status(403).header("x-amz-request-id", SIGNATURE).body(body),
        ScriptedResponse.status(200).body(body),
        ScriptedResponse.status(302).header("Location", "http://[" + QUERY));
    storage.otherwise(ScriptedResponse.closeAfter("HTTP/1.1 " + QUERY + "\r\n\r\n"));
    List<RegistryException> failures = new ArrayList<>();
    for (String url : List.of(url("/m.bin"), url("/m.bin"), url("/m.bin"), url("/m.bin"))) {
      failures.add(
          catchThrowableOfType(
              RegistryException.class,
              () -> signedUrls.send(HttpMethod.PUT, url, "application/xml", "<x/>")));
    }
    for (String invalid :
        List.of(
            "http://storage.example.com/m?" + QUERY,
            "https://user:" + SIGNATURE + "@storage.example.com/m",
            "ftp://storage.example.com/m?" + QUERY,
            "https://?" + QUERY,
            QUERY)) {
      failures.add(
          catchThrowableOfType(
              InvalidRequestException.class,
              () -> signedUrls.download(invalid, DownloadTarget.folder(folder))));
    }
    failures.add(
        catchThrowableOfType(
            TransportException.class,
            () ->
                signedUrls.download(
                    ScriptedServer.refusing() + "/m?" + QUERY, DownloadTarget.folder(folder))));
    assertThat(failures).doesNotContainNull().hasSize(10);
    StringWriter shown = new StringWriter();
    for (RegistryException failure : failures) {
      failure.printStackTrace(new PrintWriter(shown));
      if (failure instanceof ApiException api) {
        shown.append(String.valueOf(api.body())).append(String.valueOf(api.details().url()));
        shown.append(String.valueOf(api.requestId()));
      }
    }
    assertThat(shown + String.join("\n", events))
        .doesNotContain("c2lnbmF0dXJl", "AKIAEXAMPLE", "X-Amz-Credential")
        .contains("/m.bin");
    assertThat(events).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"u@", "u:s3cret@", ":s3cret@"})
  void aUrlWithAUserIsRefused(String user) {
    String url = storage.uri().toString().replace("://", "://" + user);
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> signedUrls.download(url, DownloadTarget.folder(folder)));
    assertThat(refused).hasMessageContaining("it must not contain a user");
    assertThat(storage.requests()).isEmpty();
  }

  @Test
  void plainHttpToAnotherHostNeedsPermission() {
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                signedUrls.download("http://storage.invalid/m.bin", DownloadTarget.folder(folder)));
    assertThat(refused)
        .hasMessageContaining("http://storage.invalid:80 is plain http")
        .hasMessageContaining("allowCredentialsOverPlainHttp");
    try (ApiTransport allowing =
        transport(CONFIG.toBuilder().allowCredentialsOverPlainHttp(true))) {
      assertThat(
              catchThrowableOfType(
                  TransportException.class,
                  () ->
                      allowing
                          .signedUrls()
                          .download("http://storage.invalid/m.bin", DownloadTarget.folder(folder))))
          .hasMessageContaining("http://storage.invalid:80");
    }
  }

  @Test
  void onlyDownloadsFollowRedirects() {
    storage.enqueue(
        ScriptedResponse.status(307).header("Location", "/other?" + QUERY),
        ScriptedResponse.status(200).body(FILE));
    DownloadTarget target = DownloadTarget.folder(folder);
    assertThat(signedUrls.download(url("/m.bin"), target).fileName()).isEqualTo("other");
    assertThat(storage.requests().get(1).rawTarget()).isEqualTo("/other?" + QUERY);
    storage.otherwise(ScriptedResponse.status(307).header("Location", "/other"));
    ApiException failed =
        catchThrowableOfType(
            ApiException.class,
            () ->
                signedUrls.upload(url("/m.bin"), UploadSource.of(FILE, "m.bin"), Headers.empty()));
    assertThat(failed.status()).isEqualTo(307);
    assertThat(storage.requests()).hasSize(3);
  }

  @Test
  void closingTheClientClosesItsSignedUrls() {
    transport.close();
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () -> signedUrls.download(url("/m.bin"), DownloadTarget.folder(folder))))
        .hasMessageContaining("closed");
  }

  private String url(String path) {
    return storage.uri() + path + '?' + QUERY;
  }

  private ApiTransport transport(ClientConfig.Builder config) {
    return OkHttpTransports.standard()
        .create(
            TransportSpec.builder("acme", api.uri())
                .config(config.build())
                .headers(Headers.of(Map.of("X-Org", "1")))
                .credentials(Credentials.bearer(Secret.of("token-of-the-client", "The token")))
                .build());
  }

  private static List<String> names(ReceivedRequest request) {
    return Arrays.stream(request.head().split("\r\n", -1))
        .skip(1)
        .map(line -> line.split(":", 2)[0])
        .toList();
  }

  private CallListener listener() {
    return new CallListener() {
      @Override
      public void callStarted(CallStart start) {
        String template = start.urlTemplate();
        events.add(template == null ? start.toString() : start + " of " + template);
      }

      @Override
      public Map<String, String> attemptStarted(AttemptStart start) {
        events.add(start.toString());
        return Map.of("traceparent", "00-1");
      }

      @Override
      public void attemptEnded(AttemptEnd end) {
        events.add(end.toString());
      }

      @Override
      public void callEnded(CallEnd end) {
        events.add(end.toString());
      }
    };
  }
}
