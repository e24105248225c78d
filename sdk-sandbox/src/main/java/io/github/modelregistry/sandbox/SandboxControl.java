package io.github.modelregistry.sandbox;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control interface of a sandbox for programs in any language: its health, the methods of the
 * Java API, and the requests that were received. Thread-safe.
 */
final class SandboxControl {

  /** The path at which the owner of a sandbox checks whether a server is one of it. */
  static final String ALIVE_PATH = VendorServer.CONTROL_PATH + "/alive";

  private volatile @Nullable ModelRegistrySandbox sandbox;

  /** Sets the sandbox, whose servers all run now. */
  void started(ModelRegistrySandbox running) {
    sandbox = running;
  }

  /**
   * Returns the response to a request.
   *
   * @param request the request, whose path is the one below the control URL
   * @throws IllegalArgumentException if the request is invalid; the message says why
   */
  SandboxResponse respond(SandboxRequest request) {
    ModelRegistrySandbox running = sandbox;
    if (running == null) {
      return SandboxResponse.json(503, new JsonFields().put("status", "STARTING").build());
    }
    String[] names = request.path().replaceFirst("^/", "").split("/", 2);
    Optional<VendorSandbox> vendor = vendor(running, names[0]);
    String last = names.length == 1 ? "" : names[1];
    if (vendor.isPresent()) {
      return last.equals("requests")
          ? requests(vendor.get(), request)
          : method(new ControlMethods(vendor.get()), last, request);
    }
    return switch (names[0]) {
      case "health" -> health(running);
      case "alive" -> SandboxResponse.empty(204);
      default -> method(new ControlMethods(running), String.join("/", names), request);
    };
  }

  private static Optional<VendorSandbox> vendor(ModelRegistrySandbox running, String name) {
    return running.vendors().stream().filter(vendor -> vendor.vendor().id().equals(name)).findAny();
  }

  private static SandboxResponse health(ModelRegistrySandbox running) {
    JsonFields vendors = new JsonFields();
    for (VendorSandbox vendor : running.vendors()) {
      vendors.put(
          vendor.vendor().id(),
          new JsonFields()
              .put("url", vendor.baseUrl().toString())
              .put("ready", vendor.server().isRunning())
              .build());
    }
    return SandboxResponse.json(
        200,
        new JsonFields()
            .put("status", "UP")
            .put("version", SandboxState.moduleVersion())
            .put("vendors", vendors.build())
            .build());
  }

  private static SandboxResponse method(
      ControlMethods methods, String name, SandboxRequest request) {
    if (name.isEmpty() && request.method().equals("GET")) {
      return SandboxResponse.json(200, new JsonFields().put("methods", methods.describe()).build());
    }
    if (!methods.names().contains(name)) {
      return message(404, "There is no " + name + ", only " + methods.names() + ".");
    }
    if (!request.method().equals("POST")) {
      return message(405, name + " is called by POST.");
    }
    JsonValue result = methods.call(name, arguments(request));
    return result == null
        ? SandboxResponse.empty(204)
        : SandboxResponse.json(200, new JsonFields().put("result", result).build());
  }

  private static Map<String, JsonValue> arguments(SandboxRequest request) {
    if (!request.hasBody()) {
      return Map.of();
    }
    JsonValue arguments = JsonValue.parse(request.text());
    if (!arguments.isObject()) {
      throw new IllegalArgumentException("The body must be a JSON object with the arguments.");
    }
    return arguments.fields();
  }

  private static SandboxResponse requests(VendorSandbox vendor, SandboxRequest request) {
    return switch (request.method()) {
      case "GET" -> {
        List<JsonValue> found = selected(vendor, request.query()).toList();
        yield SandboxResponse.json(
            200,
            new JsonFields()
                .put("count", found.size())
                .put("requests", JsonValue.array(found))
                .build());
      }
      case "DELETE" -> {
        vendor.server().resetRequests();
        yield SandboxResponse.empty(204);
      }
      default -> message(405, "requests are read by GET and deleted by DELETE.");
    };
  }

  /** Returns the requests whose fields have the values that the query names. */
  private static Stream<JsonValue> selected(VendorSandbox vendor, Map<String, List<String>> query) {
    for (String name : query.keySet()) {
      if (!RecordedRequest.FILTERS.contains(name)) {
        throw new IllegalArgumentException(
            "Requests are selected by " + RecordedRequest.FILTERS + ", not by " + name + ".");
      }
    }
    return vendor.recordedRequests().stream()
        .map(RecordedRequest::toJson)
        .filter(
            json ->
                query.entrySet().stream()
                    .allMatch(
                        filter -> filter.getValue().contains(text(json.get(filter.getKey())))));
  }

  private static String text(@Nullable JsonValue value) {
    return value != null && value.kind() == JsonValue.Kind.STRING
        ? value.asString()
        : String.valueOf(value);
  }

  private static SandboxResponse message(int status, String text) {
    return SandboxResponse.json(status, new JsonFields().put("message", text).build());
  }
}
