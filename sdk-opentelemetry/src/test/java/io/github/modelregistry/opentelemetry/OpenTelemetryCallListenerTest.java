package io.github.modelregistry.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.wallaroo.WallarooClient;
import io.github.modelregistry.wallaroo.WallarooLogin;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(SandboxExtension.class)
class OpenTelemetryCallListenerTest {

  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

  private WallarooSandbox sandbox;
  private ClientConfig config;

  @BeforeEach
  void configure(WallarooSandbox wallaroo) {
    sandbox = wallaroo;
    config =
        ClientConfig.builder()
            .addListener(OpenTelemetryCallListener.of(OTEL.getOpenTelemetry()))
            .delayer(wait -> CompletableFuture.completedFuture(null))
            .build();
  }

  @Test
  void aCallHasASpanAndItsRequestOneBelowItWhoseContextIsSent() {
    try (WallarooClient client = client()) {
      client.models().listModels(q -> q.workspaceId(108L));
    }

    SpanData call = span("wallaroo listModels");
    SpanData request = span("POST /v1/api/models/list");
    LoggedRequest sent = sandbox.calls().get(0);
    assertThat(call.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(call.getParentSpanContext().isValid()).isFalse();
    assertThat(call.getAttributes().get(stringKey("model_registry.vendor"))).isEqualTo("wallaroo");
    assertThat(call.getAttributes().get(stringKey("model_registry.operation")))
        .isEqualTo("listModels");
    assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(request.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(request.getAttributes().asMap())
        .containsEntry(stringKey("http.request.method"), "POST")
        .containsEntry(stringKey("url.full"), sandbox.baseUrl() + "/v1/api/models/list")
        .containsEntry(stringKey("url.template"), "/v1/api/models/list")
        .containsEntry(stringKey("server.address"), "127.0.0.1")
        .containsEntry(longKey("server.port"), (long) sandbox.baseUrl().getPort())
        .containsEntry(longKey("http.response.status_code"), 200L)
        .doesNotContainKey(longKey("http.request.resend_count"))
        .doesNotContainKey(stringKey("error.type"));
    assertThat(sent.getHeader("traceparent"))
        .startsWith("00-%s-%s-".formatted(request.getTraceId(), request.getSpanId()));
  }

  @Test
  void eachRequestOfACallHasASpanOfItsOwn() {
    sandbox.failNext(1, 503);
    try (WallarooClient client = client()) {
      client.models().listModels(q -> q.workspaceId(108L));
    }

    List<SpanData> requests = spans("POST /v1/api/models/list");
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(requests.get(0).getAttributes().get(stringKey("error.type"))).isEqualTo("503");
    assertThat(requests.get(0).getAttributes().get(longKey("http.response.status_code")))
        .isEqualTo(503L);
    assertThat(requests.get(1).getAttributes().get(longKey("http.request.resend_count")))
        .isEqualTo(1L);
    assertThat(requests)
        .allMatch(span -> span.getParentSpanId().equals(span("wallaroo listModels").getSpanId()));
    assertThat(span("wallaroo listModels").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(sandbox.calls())
        .extracting(sent -> sent.getHeader("traceparent").split("-", -1)[2])
        .containsExactly(requests.get(0).getSpanId(), requests.get(1).getSpanId());
  }

  @Test
  void aFailedCallIsAnErrorWithItsStatus() {
    try (WallarooClient client = client()) {
      assertThatThrownBy(() -> client.models().getModelById(q -> q.modelId(404L)))
          .isInstanceOf(BadRequestException.class);
    }

    SpanData call = span("wallaroo getModelById");
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(call.getAttributes().get(stringKey("error.type"))).isEqualTo("400");
    assertThat(call.getEvents()).extracting(event -> event.getName()).containsExactly("exception");
  }

  @Test
  void aCallWithoutResponseIsAnErrorOfItsException() {
    try (WallarooClient client =
        WallarooClient.builder().url("http://127.0.0.1:9").token("t").config(config).build()) {
      assertThatThrownBy(() -> client.models().listModels(q -> q.workspaceId(108L))).isNotNull();
    }

    assertThat(span("wallaroo listModels").getAttributes().get(stringKey("error.type")))
        .startsWith("io.github.modelregistry.error.");
    assertThat(spans("POST /v1/api/models/list").get(0).getAttributes().asMap())
        .doesNotContainKey(longKey("http.response.status_code"));
  }

  @Test
  void anAsynchronousCallIsAChildOfTheSpanWhereItIsMade() {
    Span parent = OTEL.getOpenTelemetry().getTracer("test").spanBuilder("parent").startSpan();
    sandbox.failNext(1, 503);
    try (WallarooClient client = client()) {
      Context.current()
          .with(parent)
          .wrapSupplier(() -> client.async().models().listModels(q -> q.workspaceId(108L)))
          .get()
          .join();
    } finally {
      parent.end();
    }

    assertThat(span("wallaroo listModels").getParentSpanId())
        .isEqualTo(parent.getSpanContext().getSpanId());
    assertThat(spans("POST /v1/api/models/list")).hasSize(2);
    assertThat(OTEL.getSpans())
        .extracting(SpanData::getTraceId)
        .containsOnly(parent.getSpanContext().getTraceId());
  }

  @Test
  void aLoginIsAChildOfTheRequestThatNeedsIt() {
    try (WallarooClient client =
        WallarooClient.builder()
            .url(sandbox.baseUrl())
            .login(
                WallarooLogin.of(
                    sandbox.environment().get("WALLAROO_USER"),
                    sandbox.environment().get("WALLAROO_PASSWORD")))
            .config(config)
            .build()) {
      client.models().listModels(q -> q.workspaceId(108L));
    }

    SpanData request = span("POST /v1/api/models/list");
    assertThat(OTEL.getSpans())
        .extracting(SpanData::getTraceId)
        .hasSize(4)
        .containsOnly(request.getTraceId());
    assertThat(OTEL.getSpans())
        .filteredOn(span -> span.getParentSpanId().equals(request.getSpanId()))
        .singleElement()
        .satisfies(login -> assertThat(login.getKind()).isEqualTo(SpanKind.INTERNAL));
  }

  @Test
  void registriesOfSettingsAreTraced() {
    Settings settings = Settings.of(sandbox.environment());
    try (ModelRegistries registries =
        ModelRegistries.builder().settings(settings).clientConfig(config).build()) {
      assertThat(registries.get("wallaroo:839").name()).isEqualTo("yolov8n-openvino");
    }

    assertThat(span("wallaroo getModelById").getStatus().getStatusCode())
        .isEqualTo(StatusCode.UNSET);
  }

  @Test
  void noSpanIsCurrentAfterARequestThatWasLeftOpen() {
    OpenTelemetryCallListener listener = OpenTelemetryCallListener.of(OTEL.getOpenTelemetry());
    CallStart call = CallStart.of("acme", "doIt", "GET", "https://example.com/x");
    listener.callStarted(call);
    listener.attemptStarted(AttemptStart.of(call, 1));

    listener.callEnded(CallEnd.of(call, 1, null, null, Duration.ZERO)); // after an Error

    assertThat(Context.current()).isEqualTo(Context.root());
    assertThat(OTEL.getSpans()).extracting(SpanData::getName).contains("GET", "acme doIt");
  }

  @Test
  void noSpanIsCurrentAfterACallWithTwoListeners() {
    config =
        config.toBuilder()
            .addListener(OpenTelemetryCallListener.of(OTEL.getOpenTelemetry()))
            .build();
    try (WallarooClient client = client()) {
      client.models().listModels(q -> q.workspaceId(108L));
    }

    assertThat(Context.current()).isEqualTo(Context.root());
    assertThat(OTEL.getSpans()).hasSize(4);
  }

  @Test
  void eventsOfCallsThatBeganWithoutItAreIgnored() {
    OpenTelemetryCallListener listener = OpenTelemetryCallListener.of(OTEL.getOpenTelemetry());
    CallStart call = CallStart.of("acme", "doIt", "GET", "https://example.com/x");
    AttemptStart attempt = AttemptStart.of(call, 1);

    assertThat(listener.attemptStarted(attempt)).isEmpty();
    listener.attemptEnded(AttemptEnd.of(attempt, null, null, Duration.ZERO));
    listener.callEnded(CallEnd.of(call, 1, null, null, Duration.ZERO));

    assertThat(OTEL.getSpans()).isEmpty();
  }

  private WallarooClient client() {
    return WallarooClient.builder()
        .url(sandbox.baseUrl())
        .token(sandbox.token())
        .config(config)
        .build();
  }

  private static SpanData span(String name) {
    assertThat(spans(name)).hasSize(1);
    return spans(name).get(0);
  }

  private static List<SpanData> spans(String name) {
    return OTEL.getSpans().stream().filter(span -> span.getName().equals(name)).toList();
  }
}
