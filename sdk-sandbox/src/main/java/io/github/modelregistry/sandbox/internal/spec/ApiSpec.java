package io.github.modelregistry.sandbox.internal.spec;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.FormText;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document, as far as it says what a request must look like. Immutable. */
public final class ApiSpec {

  private final JsonValue document;
  private final List<SpecOperation> operations;

  private ApiSpec(JsonValue document) {
    this.document = document;
    this.operations = readOperations();
  }

  /** Reads the document that the build has put beside this class as {@code <name>.json}. */
  public static ApiSpec load(String name) {
    return new ApiSpec(JsonResource.read(name));
  }

  /** Reads a document. */
  public static ApiSpec parse(String json) {
    return new ApiSpec(JsonValue.parse(json));
  }

  /**
   * Finds the operation of a method and a path.
   *
   * @param path the path after the base that the document's paths are relative to
   * @return the operation with the decoded values of its path parameters, or null
   */
  public @Nullable MatchedOperation find(String method, String path) {
    for (SpecOperation operation : operations) {
      Map<String, String> parameters = pathParameters(operation.template(), path);
      if (parameters != null && operation.method().equals(method)) {
        return new MatchedOperation(operation, parameters);
      }
    }
    return null;
  }

  /** Returns the methods that a path has, none when the path is unknown. */
  public List<String> methodsOf(String path) {
    return operations.stream()
        .filter(operation -> pathParameters(operation.template(), path) != null)
        .map(SpecOperation::method)
        .toList();
  }

  /** Follows a reference inside the document, if this is one. */
  JsonValue resolve(JsonValue schema) {
    JsonValue reference = schema.get("$ref");
    if (reference == null) {
      return schema;
    }
    JsonValue place = document;
    for (String step : reference.asString().substring("#/".length()).split("/", -1)) {
      JsonValue next = place.get(step.replace("~1", "/").replace("~0", "~"));
      if (next == null) {
        throw new IllegalStateException("the specification has no " + reference.asString());
      }
      place = next;
    }
    return resolve(place);
  }

  private List<SpecOperation> readOperations() {
    List<SpecOperation> found = new ArrayList<>();
    fieldsOf(document.get("paths"))
        .forEach(
            (template, item) ->
                item.fields()
                    .forEach(
                        (method, operation) -> {
                          if (operation.get("operationId") != null) {
                            found.add(readOperation(template, method, operation));
                          }
                        }));
    return List.copyOf(found);
  }

  private SpecOperation readOperation(String template, String method, JsonValue operation) {
    List<SpecParameter> parameters = new ArrayList<>();
    JsonValue declared = operation.get("parameters");
    if (declared != null) {
      declared
          .elements()
          .forEach(parameter -> parameters.add(SpecParameter.read(resolve(parameter))));
    }
    JsonValue body = operation.get("requestBody");
    return new SpecOperation(
        text(operation, "operationId"),
        method.toUpperCase(Locale.ROOT),
        template,
        List.copyOf(parameters),
        body == null ? null : resolve(body));
  }

  private static @Nullable Map<String, String> pathParameters(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && wanted[i].endsWith("}")) {
        String name = wanted[i].substring(1, wanted[i].length() - 1);
        parameters.put(name, FormText.decodeSegment(given[i]));
      } else if (!wanted[i].equals(given[i])) {
        return null;
      }
    }
    return parameters;
  }

  static Map<String, JsonValue> fieldsOf(@Nullable JsonValue object) {
    return object == null ? Map.of() : object.fields();
  }

  static String text(JsonValue object, String field) {
    JsonValue value = object.get(field);
    if (value == null) {
      throw new IllegalStateException("the specification lacks " + field + " somewhere");
    }
    return value.asString();
  }
}
