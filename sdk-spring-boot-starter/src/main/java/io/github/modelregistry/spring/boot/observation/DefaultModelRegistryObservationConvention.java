package io.github.modelregistry.spring.boot.observation;

import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ServerAddress;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The names of OpenTelemetry's semantic conventions for HTTP clients, as far as they have one. To
 * add key values, return them from a convention that calls this one.
 */
public final class DefaultModelRegistryObservationConvention
    implements ModelRegistryObservationConvention {

  /** Creates the convention. */
  public DefaultModelRegistryObservationConvention() {}

  /** Returns {@code model.registry.client.calls}, which is the name of the timer, too. */
  @Override
  public String getName() {
    return "model.registry.client.calls";
  }

  /** Returns vendor and operation, which is the name of the span. */
  @Override
  public String getContextualName(ModelRegistryObservationContext context) {
    return context.call().vendor() + " " + context.call().operation();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ModelRegistryObservationContext context) {
    CallStart call = context.call();
    ServerAddress server = call.server();
    CallEnd end = context.getResponse();
    Integer status = end == null ? null : end.status();
    return KeyValues.of(
        KeyValue.of("model.registry.vendor", call.vendor()),
        KeyValue.of("model.registry.operation", call.operation()),
        KeyValue.of("http.request.method", call.method()),
        KeyValue.of("server.address", server.host()),
        KeyValue.of("server.port", Integer.toString(server.port())),
        orNone("http.response.status_code", status),
        KeyValue.of("outcome", outcome(end, status)),
        orNone("error.type", end == null ? null : end.errorType()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ModelRegistryObservationContext context) {
    CallStart call = context.call();
    KeyValues values = KeyValues.of("url.full", call.url());
    String template = call.urlTemplate();
    if (template != null) {
      values = values.and("url.template", template);
    }
    CallEnd end = context.getResponse();
    if (end != null && end.attempts() > 1) {
      values = values.and("http.request.resend_count", Integer.toString(end.attempts() - 1));
    }
    String requestId = end == null ? null : end.requestId();
    return requestId == null ? values : values.and("model.registry.request_id", requestId);
  }

  private static String outcome(@Nullable CallEnd end, @Nullable Integer status) {
    if (end != null && end.failure() == null) {
      return "SUCCESS";
    }
    int hundreds = status == null ? 0 : status / 100;
    return hundreds == 4 ? "CLIENT_ERROR" : hundreds == 5 ? "SERVER_ERROR" : "UNKNOWN";
  }

  private static KeyValue orNone(String name, @Nullable Object value) {
    return KeyValue.of(name, value == null ? KeyValue.NONE_VALUE : value.toString());
  }
}
