package io.github.modelregistry.sandbox;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorServer;
import java.util.List;
import java.util.Locale;

/**
 * A request that a server has received.
 *
 * @param kind what it is for
 * @param event the request and its response
 */
record RecordedRequest(RequestKind kind, ServeEvent event) {

  /** The names of {@link #toJson()} by which requests can be selected. */
  static final List<String> FILTERS = List.of("kind", "method", "path", "status");

  JsonValue toJson() {
    String url = event.getRequest().getUrl();
    return new JsonFields()
        .put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("method", event.getRequest().getMethod().value())
        .put("path", VendorServer.pathOf(event.getRequest()))
        .put("query", url.contains("?") ? url.substring(url.indexOf('?') + 1) : null)
        .put("status", event.getResponse().getStatus())
        .build();
  }
}
