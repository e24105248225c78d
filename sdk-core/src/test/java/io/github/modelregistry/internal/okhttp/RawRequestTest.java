package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.MultipartBody;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What really stands on the wire. */
class RawRequestTest {

  private static final Operation<JsonValue> GET_MODEL =
      Operation.<JsonValue>builder("getModel", HttpMethod.GET, "/models/{id}")
          .response(ResponseFormat.json(JsonCodecs.VALUE))
          .build();

  @ParameterizedTest
  @CsvSource({
    "a/b, a%2Fb",
    "%2e%2e, %252e%252e",
    "..., ...",
    "a b+c, a%20b%2Bc",
    "'x?y#z;w', x%3Fy%23z%3Bw",
    "..\\, ..%5C",
    "日, %E6%97%A5",
    "'|[]{}^`\"<>', %7C%5B%5D%7B%7D%5E%60%22%3C%3E",
    "'$&()*,:=@!''', %24%26%28%29%2A%2C%3A%3D%40%21%27",
  })
  void thePathArrivesAsTheEncoderWroteIt(String id, String sent) {
    ReceivedRequest request =
        exchange(
            "/prefix/",
            ApiCall.builder(GET_MODEL).pathParameter("id", id).query("q", "a b+c&ä/").build());
    assertThat(request.requestLine())
        .isEqualTo("GET /prefix/models/" + sent + "?q=a%20b%2Bc%26%C3%A4%2F HTTP/1.1");
  }

  @Test
  void aQuestionMarkOnlyComesWithAQuery() {
    assertThat(exchange("", Calls.get()).requestLine()).isEqualTo("GET /things HTTP/1.1");
  }

  @Test
  void jsonIsSentWithItsTypeAndLength() {
    ReceivedRequest request = exchange("", Calls.post());
    assertThat(request.headers("Content-Type")).containsExactly("application/json");
    assertThat(request.header("Content-Length")).isEqualTo("6");
    assertThat(request.headers("Accept")).containsExactly("application/json");
    assertThat(request.bodyText()).isEqualTo("\"sent\"");
  }

  @Test
  void aPostWithoutBodySaysThatItIsEmpty() {
    ApiCall<JsonValue> call =
        ApiCall.builder(Calls.operation(HttpMethod.POST, "throttled")).build();
    ReceivedRequest request = exchange("", call);
    assertThat(request.header("Content-Length")).isEqualTo("0");
    assertThat(request.header("Content-Type")).isNull();
  }

  @Test
  void aDeleteHasNoBody() {
    ReceivedRequest request = exchange("", Calls.call(HttpMethod.DELETE, "safe"));
    assertThat(request.method()).isEqualTo("DELETE");
    assertThat(request.header("Transfer-Encoding")).isNull();
    assertThat(request.body()).isEmpty();
  }

  @Test
  void aMultipartBodyOfKnownLengthIsNotChunked() {
    ReceivedRequest request = exchange("", Calls.post(upload(true), "throttled"));
    assertThat(request.header("Content-Length")).isEqualTo(Integer.toString(request.body().length));
    assertThat(request.header("Content-Type")).startsWith("multipart/form-data; boundary=part-");
    assertThat(request.bodyText()).contains("filename=\"m.bin\"").endsWith(end(request));
  }

  @Test
  void aMultipartBodyOfUnknownLengthIsChunked() {
    ReceivedRequest request = exchange("", Calls.post(upload(false), "throttled"));
    assertThat(request.header("Content-Length")).isNull();
    assertThat(request.header("Transfer-Encoding")).isEqualTo("chunked");
    assertThat(request.bodyText()).contains("abc").endsWith(end(request));
  }

  @Test
  void theUserAgentNamesTheVendorAndTheUsersProduct() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            Calls.transport(server, CONFIG.toBuilder().userAgentSuffix("my-service/2").build())) {
      server.otherwise(ScriptedResponse.json("1"));
      transport.execute(Calls.get());
      assertThat(server.requests().get(0).headers("User-Agent"))
          .singleElement()
          .asString()
          .matches("model-registry-java/\\S+ \\(acme; Java \\d+\\) my-service/2");
    }
  }

  @Test
  void aProxyIsAskedForTheWholeUrlAndItsRefusalIsToldAsThat() {
    try (ScriptedServer proxy = ScriptedServer.start()) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.uri().getPort());
      ClientConfig config =
          CONFIG.toBuilder().proxy(ProxySettings.of(new Proxy(Proxy.Type.HTTP, address))).build();
      URI origin = URI.create("http://registry.invalid/base");
      proxy.enqueue(ScriptedResponse.json("1"), ScriptedResponse.status(407));
      try (ApiTransport transport = Calls.transport(origin, config, Credentials.none())) {
        assertThat(transport.execute(Calls.get()).status()).isEqualTo(200);
        assertThatThrownBy(() -> transport.execute(Calls.get()))
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("the proxy localhost:" + address.getPort())
            .hasMessageContaining("407");
      }
      assertThat(proxy.requests())
          .extracting(ReceivedRequest::requestLine)
          .containsExactly(
              "GET http://registry.invalid/base/things HTTP/1.1",
              "GET http://registry.invalid/base/things HTTP/1.1");
    }
  }

  @Test
  void thisMachineIsNeverReachedThroughAProxy() {
    try (ScriptedServer server = ScriptedServer.start();
        ScriptedServer proxy = ScriptedServer.start()) {
      server.otherwise(ScriptedResponse.json("1"));
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.uri().getPort());
      ClientConfig config =
          CONFIG.toBuilder().proxy(ProxySettings.of(new Proxy(Proxy.Type.HTTP, address))).build();
      try (ApiTransport transport = Calls.transport(server, config)) {
        assertThat(transport.execute(Calls.get()).status()).isEqualTo(200);
      }
      assertThat(proxy.connections()).isZero();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aViewAddsItsHeadersToEachCallAndTheRootDoesNot() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      ApiTransport view =
          transport
              .withOptions(CallOptions.builder().header("X-Trace", "1").build())
              .withOptions(CallOptions.builder().header("X-More", "2").build());
      view.execute(Calls.get());
      transport.execute(Calls.get());
      assertThat(server.requests()).extracting(r -> r.header("X-Trace")).containsExactly("1", null);
      assertThat(server.requests()).extracting(r -> r.header("X-More")).containsExactly("2", null);
    }
  }

  /** Returns the end of a body in parts: the boundary that its header announces. */
  private static String end(ReceivedRequest request) {
    String type = Objects.requireNonNull(request.header("Content-Type"));
    return "\r\n--" + type.substring(type.indexOf('=') + 1) + "--\r\n";
  }

  private static RequestBody upload(boolean knownLength) {
    ByteArrayInputStream stream = new ByteArrayInputStream(new byte[] {'a', 'b', 'c'});
    UploadSource source =
        knownLength
            ? UploadSource.of(stream, "/home/me/m.bin", 3)
            : UploadSource.of(stream, "/home/me/m.bin");
    return MultipartBody.builder().filePart("file", source, "application/octet-stream").build();
  }

  private static ReceivedRequest exchange(String prefix, ApiCall<JsonValue> call) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            Calls.transport(URI.create(server.uri() + prefix), CONFIG, Credentials.none())) {
      server.otherwise(ScriptedResponse.json("1"));
      transport.execute(call);
      return server.requests().get(0);
    }
  }
}
