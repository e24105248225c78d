package io.github.modelregistry.opentelemetry;

import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ServerAddress;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each call, and below it one of each request, by OpenTelemetry's semantic
 * conventions for HTTP clients; the context of the latter is sent with the request, as {@code
 * traceparent} for example.
 *
 * <pre>{@code
 * ClientConfig.builder().addListener(OpenTelemetryCallListener.of(openTelemetry)).build()
 * }</pre>
 *
 * <p>A call's span is a child of the one that is current where the call is made, also if it is
 * asynchronous. While a request is carried, its span is current: a login is a child of the request
 * that needs it. Signed URLs have spans, but nothing is sent to them. The span of a call has the
 * name {@code vendor operation} and the attributes {@code model_registry.vendor} and {@code
 * model_registry.operation}; that of a request has {@code model_registry.request_id} beside the
 * attributes of the conventions. Thread-safe.
 */
public final class OpenTelemetryCallListener implements CallListener {

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  /** By identity: all events of one call hold the same object. */
  private final Map<CallStart, OpenCall> calls = new ConcurrentHashMap<>();

  /** Used by the threads of one call, one after the other. */
  private static final class OpenCall {

    private final Context context;
    private final Span span;
    private @Nullable Span request;
    private @Nullable Scope scope;

    OpenCall(Span span) {
      this.span = span;
      this.context = Context.current().with(span);
    }
  }

  private OpenTelemetryCallListener(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.github.modelregistry");
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  /** Returns a listener that uses a tracer and the propagators of the given OpenTelemetry. */
  public static OpenTelemetryCallListener of(OpenTelemetry telemetry) {
    return new OpenTelemetryCallListener(telemetry);
  }

  @Override
  public void callStarted(CallStart event) {
    Span span =
        tracer
            .spanBuilder(event.vendor() + " " + event.operation())
            .setAttribute("model_registry.vendor", event.vendor())
            .setAttribute("model_registry.operation", event.operation())
            .startSpan();
    calls.put(event, new OpenCall(span));
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // closed where the attempt ends, in the same thread
  public Map<String, String> attemptStarted(AttemptStart event) {
    OpenCall call = calls.get(event.call());
    if (call == null) {
      return Map.of();
    }
    Span request = requestSpan(event).setParent(call.context).startSpan();
    Context context = call.context.with(request);
    call.request = request;
    call.scope = context.makeCurrent();
    Map<String, String> headers = new LinkedHashMap<>();
    propagator.inject(context, headers, (fields, name, value) -> headers.put(name, value));
    return headers;
  }

  @Override
  public void attemptEnded(AttemptEnd event) {
    OpenCall call = calls.get(event.call());
    if (call != null) {
      endRequest(call, event.status(), event.requestId(), event.errorType());
    }
  }

  @Override
  public void callEnded(CallEnd event) {
    OpenCall call = calls.remove(event.call());
    if (call == null) {
      return;
    }
    endRequest(call, null, null, event.errorType()); // if an Error left it open
    if (event.failure() != null) {
      call.span.recordException(event.failure());
    }
    end(call.span, event.errorType());
  }

  private SpanBuilder requestSpan(AttemptStart event) {
    CallStart call = event.call();
    String template = call.urlTemplate();
    ServerAddress server = call.server();
    SpanBuilder builder =
        tracer
            .spanBuilder(template == null ? call.method() : call.method() + " " + template)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("http.request.method", call.method())
            .setAttribute("url.full", call.url())
            .setAttribute("server.address", server.host())
            .setAttribute("server.port", (long) server.port());
    if (template != null) {
      builder.setAttribute("url.template", template);
    }
    if (event.attempt() > 1) {
      builder.setAttribute("http.request.resend_count", (long) event.attempt() - 1);
    }
    return builder;
  }

  private static void endRequest(
      OpenCall call,
      @Nullable Integer status,
      @Nullable String requestId,
      @Nullable String errorType) {
    Span request = call.request;
    if (request == null) {
      return;
    }
    if (call.scope != null) {
      call.scope.close();
    }
    call.request = null;
    if (status != null) {
      request.setAttribute("http.response.status_code", (long) status);
    }
    if (requestId != null) {
      request.setAttribute("model_registry.request_id", requestId);
    }
    end(request, errorType);
  }

  private static void end(Span span, @Nullable String errorType) {
    if (errorType != null) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", errorType);
    }
    span.end();
  }
}
