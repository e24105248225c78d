package io.github.modelregistry.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelRegistrySandboxTest {

  private static final String LIST = "/api/ml/v1/models";

  private static Caller caller(ModelRegistrySandbox sandbox) {
    return Caller.of(sandbox.trueFoundry(), "ml");
  }

  @Test
  void theEnvironmentLeadsToAllVendors() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      assertThat(sandbox.environment())
          .containsEntry("WALLAROO_URL", "http://127.0.0.1:" + sandbox.wallaroo().server().port())
          .containsEntry("TFY_HOST", sandbox.trueFoundry().baseUrl().toString())
          .containsEntry("TFY_API_KEY", sandbox.trueFoundry().token())
          .containsEntry("SENSEI_URL", sandbox.sensei().baseUrl() + "/data/sensei")
          .containsEntry("SENSEI_IMS_URL", sandbox.sensei().baseUrl().toString())
          .containsEntry("MARQTUNE_URL", sandbox.marqtune().baseUrl().toString())
          .containsEntry("MARQO_API_KEY", sandbox.marqtune().token())
          .containsEntry("PIECES_URL", sandbox.pieces().baseUrl().toString());
      assertThat(sandbox.vendors())
          .extracting(VendorSandbox::vendor)
          .containsExactly(SandboxVendor.values());
      assertThat(sandbox.vendors())
          .allSatisfy(
              vendor ->
                  assertThat(sandbox.environment()).containsAllEntriesOf(vendor.environment()));
    }
  }

  @Test
  void itListensOnLoopbackOnly() throws IOException {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      assertThat(sandbox.wallaroo().server().getOptions().bindAddress()).isEqualTo("127.0.0.1");
      // The same port is free on another address of this host.
      try (ServerSocket other =
          new ServerSocket(sandbox.wallaroo().server().port(), 1, loopback(2))) {
        assertThat(other.isBound()).isTrue();
      }
    }
  }

  @Test
  void sandboxesSideBySideDoNotDisturbEachOther() {
    try (ModelRegistrySandbox one = ModelRegistrySandbox.start();
        ModelRegistrySandbox other = ModelRegistrySandbox.start()) {
      one.trueFoundry().addModel("only-here");
      one.trueFoundry().failNext(1, 503);

      assertThat(caller(other).get(LIST).at("pagination", "total")).isEqualTo("205");
      assertThat(caller(one).get(LIST).status()).isEqualTo(503);
      assertThat(caller(one).get(LIST).at("pagination", "total")).isEqualTo("206");
      other.trueFoundry().server().verify(1, getRequestedFor(urlEqualTo(LIST)));
    }
  }

  @Test
  void closingFreesPortsAndThreads() throws IOException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    ModelRegistrySandbox sandbox = ModelRegistrySandbox.start();
    useAll(sandbox);
    List<Integer> ports = sandbox.vendors().stream().map(vendor -> vendor.server().port()).toList();

    sandbox.close();
    sandbox.close();

    for (int port : ports) {
      new ServerSocket(port, 1, loopback(1)).close();
    }
    assertEnd(startedSince(before));
  }

  @Test
  void itsThreadsAreFewAndNeverKeepAProgramAlive() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      useAll(sandbox);

      assertThat(startedSince(before))
          .hasSizeBetween(2, 8 * sandbox.vendors().size())
          .allMatch(Thread::isDaemon);
    }
  }

  private static void useAll(ModelRegistrySandbox sandbox) {
    caller(sandbox).get(LIST);
    Caller.of(sandbox.wallaroo()).post("/v1/api/workspaces/list", "{}");
    Caller.of(sandbox.pieces()).get("/models");
    Caller.of(sandbox.sensei()).get("/data/sensei/models");
    Caller.of(sandbox.marqtune()).get("/models");
  }

  /** The callers' own threads, which belong to the JDK's client, do not count. */
  private static List<Thread> startedSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && !thread.getName().startsWith("HttpClient-"))
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool."))
        .toList();
  }

  /** A thread that has done its work may still be there when closing returns. */
  private static void assertEnd(List<Thread> threads) {
    assertThat(threads)
        .allSatisfy(
            thread -> {
              thread.join(20_000);
              assertThat(thread.isAlive()).isFalse();
            });
  }

  private static InetAddress loopback(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  @Test
  void aChosenPortIsTakenAndATakenOneIsNamed() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, loopback(1))) {
      port = free.getLocalPort();
    }
    ModelRegistrySandbox.Builder builder =
        ModelRegistrySandbox.builder().port(SandboxVendor.TRUEFOUNDRY, port);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (ModelRegistrySandbox sandbox = builder.start()) {
      assertThat(sandbox.trueFoundry().baseUrl()).hasPort(port);

      assertThatThrownBy(builder::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("truefoundry")
          .hasMessageContaining(String.valueOf(port));
    }
    assertEnd(startedSince(before));
  }

  @Test
  void aVendorLeftOutSaysSo() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).start()) {
      assertThat(sandbox.environment())
          .containsOnlyKeys(
              "TFY_HOST",
              "TFY_API_KEY",
              "MODEL_REGISTRY_SANDBOX_CONTROL_URL",
              "MODEL_REGISTRY_SANDBOX_CONTROL_SECRET");
      assertThatThrownBy(sandbox::wallaroo).hasMessageContaining("without wallaroo");
      assertThatThrownBy(sandbox::sensei).hasMessageContaining("without sensei");
      assertThatThrownBy(sandbox::marqtune).hasMessageContaining("without marqtune");
    }
  }

  @Test
  void emptyMeansWithoutModels() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.builder().empty().start()) {
      Caller wallaroo = Caller.of(sandbox.wallaroo());

      assertThat(caller(sandbox).get(LIST).at("data")).isEqualTo("[]");
      assertThat(wallaroo.post("/v1/api/models/list", "{\"workspace_id\":108}").at("models"))
          .isEqualTo("[]");
      assertThat(wallaroo.post("/v1/api/workspaces/list", "{}").at("workspaces", 0, "id"))
          .isEqualTo("108");
      assertThat(Caller.of(sandbox.sensei()).get("/data/sensei/models").at("children"))
          .isEqualTo("[]");
      assertThat(Caller.of(sandbox.marqtune()).get("/models").at("models")).isEqualTo("[]");
    }
  }

  @Test
  void stubsOfATestGoFirstAndResetAllBringsTheImitationBack() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      sandbox
          .trueFoundry()
          .server()
          .stubFor(
              get(urlPathEqualTo(LIST))
                  .willReturn(
                      aResponse()
                          .withStatus(502)
                          .withHeader("Content-Type", "text/html")
                          .withBody("Bad Gateway")));

      assertThat(caller(sandbox).get(LIST).status()).isEqualTo(502);
      sandbox.trueFoundry().server().resetAll();
      assertThat(caller(sandbox).get(LIST).status()).isEqualTo(200);
      sandbox.trueFoundry().server().resetMappings();
      sandbox.reset();
      assertThat(caller(sandbox).get(LIST).status()).isEqualTo(200);
    }
  }

  @Test
  void resetGoesBackToTheBeginning() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      sandbox.trueFoundry().addModels(5);
      sandbox.trueFoundry().capPagesAt(1);
      sandbox.trueFoundry().failNext(1, 500);
      sandbox.trueFoundry().latency(Duration.ofDays(1));
      sandbox.wallaroo().flatRows();
      sandbox.wallaroo().addModels(5);
      sandbox.wallaroo().expireAllTokens();

      sandbox.reset();

      assertThat(caller(sandbox).get(LIST).at("pagination"))
          .isEqualTo("{\"total\":205,\"offset\":0,\"limit\":100}");
      Caller wallaroo = Caller.of(sandbox.wallaroo());
      Caller.Response list = wallaroo.post("/v1/api/models/list", "{\"workspace_id\":108}");
      assertThat(list.json().at("models").elements()).hasSize(2);
      assertThat(list.at("models", 0, "model", "id")).isEqualTo("839");
    }
  }

  @Test
  void failuresComeInOrderWithStatusHeadersAndBody() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      sandbox.trueFoundry().failNext(1, 429, Map.of("Retry-After", "2"), "");
      sandbox
          .trueFoundry()
          .failNext(1, 502, Map.of("content-type", "text/html"), "<html>Bad Gateway</html>");
      sandbox.trueFoundry().failNext(2, 500);

      Caller.Response throttled =
          Caller.exchange(
              HttpRequest.newBuilder(sandbox.trueFoundry().baseUrl().resolve(LIST)).build());
      Caller.Response html = caller(sandbox).get(LIST);

      assertThat(throttled.status()).isEqualTo(429);
      assertThat(throttled.header("Retry-After")).isEqualTo("2");
      assertThat(throttled.text()).isEmpty();
      assertThat(html.header("Content-Type")).isEqualTo("text/html");
      assertThat(html.text()).isEqualTo("<html>Bad Gateway</html>");
      assertThat(caller(sandbox).get(LIST).text())
          .isEqualTo("{\"statusCode\":500,\"message\":\"Internal Server Error\"}");
      assertThat(caller(sandbox).get(LIST).status()).isEqualTo(500);
      assertThat(caller(sandbox).get(LIST).status()).isEqualTo(200);
    }
  }

  @Test
  void aFailureOfWallarooHasWallaroosForm() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      sandbox.wallaroo().failNext(1, 500);

      assertThat(Caller.of(sandbox.wallaroo()).post("/v1/api/workspaces/list", "{}").text())
          .isEqualTo("{\"msg\":\"Internal Server Error\",\"code\":500}");
      sandbox
          .wallaroo()
          .server()
          .verify(1, postRequestedFor(urlEqualTo("/v1/api/workspaces/list")));
    }
  }

  @Test
  void latencyHoldsAnswersBack() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      Caller caller = caller(sandbox);
      caller.get(LIST);
      sandbox.trueFoundry().latency(Duration.ofMillis(200));

      long before = System.nanoTime();
      caller.get(LIST);

      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void manyCallersAtOnceAreAllAnswered() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      Caller caller = Caller.of(sandbox.wallaroo());

      List<Integer> statuses =
          IntStream.range(0, 200)
              .parallel()
              .mapToObj(i -> caller.post("/v1/api/workspaces/list", "{}").status())
              .toList();

      assertThat(statuses).hasSize(200).containsOnly(200);
    }
  }

  @Test
  void anAnswerTellsItsLength() {
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      Caller.Response answer = caller(sandbox).get(LIST);

      assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.text().length()));
    }
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatThrownBy(() -> ModelRegistrySandbox.builder().port(SandboxVendor.WALLAROO, 0))
        .hasMessageContaining("65535");
    assertThatThrownBy(() -> ModelRegistrySandbox.builder().select())
        .hasMessageContaining("at least one vendor");
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      assertThatThrownBy(() -> sandbox.trueFoundry().failNext(0, 500))
          .hasMessageContaining("calls must be at least 1");
      assertThatThrownBy(() -> sandbox.trueFoundry().failNext(1, 42)).hasMessageContaining("42");
      assertThatThrownBy(() -> sandbox.trueFoundry().capPagesAt(0)).hasMessageContaining("0");
      assertThatThrownBy(() -> sandbox.trueFoundry().stopServing("x")).hasMessageContaining("svc");
      assertThatThrownBy(() -> sandbox.trueFoundry().addVersion("nowhere"))
          .hasMessageContaining("nowhere");
      assertThatThrownBy(() -> sandbox.wallaroo().advance(5)).hasMessageContaining("5");
      assertThatThrownBy(() -> sandbox.wallaroo().patchModel(839, "[]"))
          .hasMessageContaining("JSON object");
    }
  }
}
