package io.github.modelregistry.testkit.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Unwraps responses from the envelopes that a document describes by {@code x-envelope}, so that the
 * payload can be checked. Independent of the clients' code.
 */
final class Envelopes {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The status and the body that count. */
  static final class Content {

    private final int status;
    private final byte[] body;

    private Content(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body;
    }
  }

  private final Map<Pattern, Map<String, String>> fields = new LinkedHashMap<>();

  /**
   * Looks for envelopes.
   *
   * @param basePath the prefix of the document's paths on the server
   */
  Envelopes(OpenAPI document, String basePath) {
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) -> add(method + " " + basePath + path, operation)));
  }

  private void add(String call, Operation operation) {
    Map<String, Object> extensions = operation.getExtensions();
    if (extensions != null && extensions.get("x-envelope") instanceof Map<?, ?> envelope) {
      Map<String, String> names = new LinkedHashMap<>();
      envelope.forEach((key, name) -> names.put(key.toString(), name.toString()));
      String pattern =
          Arrays.stream(call.split("\\{[^}]*}", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("[^/]+"));
      fields.put(Pattern.compile(pattern), names);
    }
  }

  /** Returns the payload of a response to a call; itself where no envelope is announced or used. */
  Content open(String method, String path, int status, byte[] body) {
    String call = method.toUpperCase(Locale.ROOT) + " " + path;
    return fields.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(call).matches())
        .map(entry -> open(entry.getValue(), status, body))
        .findFirst()
        .orElseGet(() -> new Content(status, body));
  }

  private static Content open(Map<String, String> names, int status, byte[] body) {
    JsonNode document;
    try {
      document = JSON.readTree(body);
    } catch (IOException notJson) {
      return new Content(status, body);
    }
    JsonNode payload = document.get(names.get("payload"));
    JsonNode told = document.path(names.get("status"));
    int inner = told.isIntegralNumber() ? told.asInt() : 0;
    if (payload == null || inner < 100 || inner > 599) {
      boolean stands = !isBareList(names, status, document);
      return new Content(status, stands ? body : written(inList(names, document)));
    }
    int counts = status / 100 != 2 && inner / 100 == 2 ? status : inner;
    JsonNode answer = unquoted(payload);
    boolean bare = isBareList(names, counts, answer);
    return new Content(counts, written(bare ? inList(names, answer) : answer));
  }

  private static JsonNode unquoted(JsonNode payload) {
    if (!payload.isTextual()) {
      return payload;
    }
    try {
      return payload.asText().isBlank() ? NullNode.instance : JSON.readTree(payload.asText());
    } catch (JsonProcessingException notJson) {
      return payload;
    }
  }

  private static boolean isBareList(Map<String, String> names, int status, JsonNode answer) {
    return names.containsKey("list") && status / 100 == 2 && (answer.isArray() || answer.isNull());
  }

  private static JsonNode inList(Map<String, String> names, JsonNode answer) {
    return JSON.createObjectNode().set(names.get("list"), answer);
  }

  private static byte[] written(JsonNode answer) {
    try {
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
