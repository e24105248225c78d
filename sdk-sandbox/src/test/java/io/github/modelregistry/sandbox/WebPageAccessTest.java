package io.github.modelregistry.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page in a browser of this machine can reach, tried by a raw socket. */
class WebPageAccessTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.PIECES));

  private static final String UPGRADE =
      String.join(
          "\r\n",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
          "Connection: Upgrade",
          "");

  /** Sends a request and returns the response, or its status alone if the connection stays open. */
  private static String send(PiecesSandbox pieces, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pieces.baseUrl().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      byte[] response =
          request.contains("Connection: close") || request.contains("HTTP/1.0")
              ? in.readAllBytes()
              : in.readNBytes("HTTP/1.1 200".length());
      return new String(response, StandardCharsets.UTF_8);
    }
  }

  private static String request(String line, String... headers) {
    return line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n";
  }

  private static int status(String response) {
    return Integer.parseInt(response.substring(9, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin",
        "GET /__admin/",
        "GET /__admin/mappings",
        "GET /__admin/requests",
        "POST /__admin/shutdown",
        "DELETE /__admin/mappings",
        "OPTIONS /__admin/mappings",
        "GET /__admin/swagger-ui/index.html",
        "GET /__admin/webapp/index.html",
        "GET //__admin/mappings",
        "GET /%5F%5Fadmin/mappings",
        "GET /x/../__admin/mappings",
        "GET /x/%2e%2e/__admin/mappings",
        "GET /__admin;a=b/mappings",
        "GET /__admin/mappings?a=b",
        "GET http://127.0.0.1/__admin/mappings",
      })
  void theAdminInterfaceIsClosed(String line, PiecesSandbox pieces) throws IOException {
    String response =
        send(pieces, request(line, "Host: 127.0.0.1", "Origin: http://localhost:3000"));

    assertThat(status(response)).as(response).isIn(400, 404);
    assertThat(response).doesNotContainIgnoringCase("access-control-");
    assertThat(pieces.server().isRunning()).isTrue();
    assertThat(response).doesNotContain("\"mappings\"", "\"requests\"", "swagger");
  }

  @Test
  void theAdminInterfaceIsOpenToWhoKnowsTheSecret(ModelRegistrySandbox sandbox) throws IOException {
    String with = "X-Sandbox-Token: " + sandbox.secret();

    assertThat(
            status(
                send(sandbox.pieces(), request("GET /__admin/mappings", "Host: 127.0.0.1", with))))
        .isEqualTo(200);
    assertThat(
            status(
                send(
                    sandbox.pieces(),
                    request("GET /__admin/mappings", "Host: 127.0.0.1", with + "x"))))
        .isEqualTo(404);
    assertThat(
            status(
                send(sandbox.pieces(), request("GET /__admin/mappings", "Host: evil.test", with))))
        .isEqualTo(421);
  }

  @Test
  void theControlInterfaceIsClosedToWebPagesWhateverTheyKnow(ModelRegistrySandbox sandbox)
      throws IOException {
    String secret = "X-Sandbox-Token: " + sandbox.secret();
    sandbox.pieces().addModel("kept");
    for (String line :
        new String[] {
          "GET /__sandbox/health",
          "GET /__sandbox",
          "POST /__sandbox/reset",
          "POST /x/../__sandbox/reset",
          "POST /%5F%5Fsandbox/pieces/signOut",
          "DELETE /__sandbox/pieces/requests",
          "OPTIONS /__sandbox/reset"
        }) {
      for (String origin : new String[] {"https://evil.test", "null"}) {
        String response =
            send(sandbox.pieces(), request(line, "Host: 127.0.0.1", "Origin: " + origin, secret));
        assertThat(status(response)).as(line).isEqualTo(403);
        assertThat(response).doesNotContainIgnoringCase("access-control-");
      }
      assertThat(status(send(sandbox.pieces(), request(line, "Host: evil.test", secret))))
          .as(line)
          .isEqualTo(421);
    }
    assertThat(send(sandbox.pieces(), request("GET /models", "Host: localhost"))).contains("kept");
  }

  @Test
  void aPageOfThisMachineCannotReadWithoutTheSecretAndIsGrantedNothing(PiecesSandbox pieces)
      throws IOException {
    String origin = "Origin: http://localhost:3000";
    String health = send(pieces, request("GET /__sandbox/health", "Host: localhost", origin));
    String preflight =
        send(
            pieces,
            request(
                "OPTIONS /__sandbox/reset",
                "Host: localhost",
                origin,
                "Access-Control-Request-Headers: x-sandbox-token"));

    assertThat(status(health)).isEqualTo(200);
    assertThat(status(preflight)).isEqualTo(403);
    assertThat(health + preflight).doesNotContainIgnoringCase("access-control-");
    assertThat(status(send(pieces, request("GET /__sandbox", "Host: localhost", origin))))
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/models",
        "/__admin/mappings",
        "/__sandbox/health",
        "/__files/x",
        "/favicon.ico",
        "/stub"
      })
  void foreignHostsAreRefusedWhateverThePath(String path, PiecesSandbox pieces) throws IOException {
    pieces.server().stubFor(get("/stub").willReturn(aResponse().withBody("stubbed")));

    for (String host :
        new String[] {
          "evil.test",
          "evil.test:80",
          "127.0.0.1.evil.test",
          "localhost.evil.test",
          "[::2]",
          "0.0.0.0",
          "127.0.0.1@evil.test",
          "xlocalhost",
          "evil.test:127.0.0.1"
        }) {
      String response = send(pieces, request("GET " + path, "Host: " + host));
      assertThat(status(response)).as(host).isIn(400, 421);
      assertThat(response).doesNotContain("evil.test", "stubbed");
    }
    assertThat(pieces.server().getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "LocalHost:80",
        "[::1]",
        "[::1]:9",
        "127.1.2.3"
      })
  void theNamesOfThisMachineAreServed(String host, PiecesSandbox pieces) throws IOException {
    assertThat(status(send(pieces, request("GET /models", "Host: " + host)))).isEqualTo(200);
  }

  @Test
  void aRequestTargetThatNamesAForeignHostIsRefused(PiecesSandbox pieces) throws IOException {
    String response = send(pieces, request("GET http://evil.test/models", "Host: 127.0.0.1"));

    assertThat(status(response)).isIn(400, 421);
  }

  @Test
  void aRequestWithoutHostHeaderIsServed(PiecesSandbox pieces) throws IOException {
    assertThat(status(send(pieces, "GET /models HTTP/1.0\r\n"))).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.test, 403",
    "null, 403",
    "http://127.0.0.1.evil.test, 403",
    "http://localhost:3000, 200",
    "http://[::1]:3000, 200"
  })
  void pagesOfOtherHostsAreRefused(String origin, int expected, PiecesSandbox pieces)
      throws IOException {
    String response = send(pieces, request("GET /models", "Host: localhost", "Origin: " + origin));

    assertThat(status(response)).isEqualTo(expected);
    assertThat(response).doesNotContainIgnoringCase("access-control-");
  }

  @Test
  void aPreflightRequestIsGrantedNothing(PiecesSandbox pieces) throws IOException {
    for (String origin : new String[] {"https://evil.test", "http://localhost:3000"}) {
      String response =
          send(
              pieces,
              request(
                  "OPTIONS /models",
                  "Host: localhost",
                  "Origin: " + origin,
                  "Access-Control-Request-Method: POST"));
      assertThat(status(response)).isGreaterThanOrEqualTo(400);
      assertThat(response).doesNotContainIgnoringCase("access-control-");
    }
  }

  @Test
  void socketsAreRefusedToForeignHostsAndPages(PiecesSandbox pieces) throws IOException {
    String id = pieces.addModel("m");
    String line = "GET /model/" + id + "/download/progress HTTP/1.1\r\n";

    assertThat(status(send(pieces, line + "Host: evil.test\r\n" + UPGRADE))).isEqualTo(421);
    assertThat(
            status(
                send(pieces, line + "Host: localhost\r\nOrigin: https://evil.test\r\n" + UPGRADE)))
        .isEqualTo(403);
    assertThat(pieces.openSockets(id)).isZero();
  }

  @Test
  void theJavaApiOfWireMockStillWorks(PiecesSandbox pieces) throws IOException {
    pieces.server().stubFor(get("/stub").willReturn(aResponse().withStatus(202)));

    assertThat(status(send(pieces, request("GET /stub", "Host: 127.0.0.1")))).isEqualTo(202);
    pieces.server().verify(1, getRequestedFor(urlEqualTo("/stub")));
    pieces.server().resetRequests();
    pieces.server().verify(0, getRequestedFor(urlEqualTo("/stub")));
  }
}
