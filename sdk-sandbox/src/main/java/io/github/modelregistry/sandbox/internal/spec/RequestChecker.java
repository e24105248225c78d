package io.github.modelregistry.sandbox.internal.spec;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.MediaTypes;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks a request against its operation in the specification and collects the violations. */
public final class RequestChecker {

  private final ApiSpec spec;
  private final List<Violation> found = new ArrayList<>();

  private RequestChecker(ApiSpec spec) {
    this.spec = spec;
  }

  /** Checks a request; it keeps the specification when the result has no violations. */
  public static CheckedRequest check(
      ApiSpec spec, MatchedOperation matched, SandboxRequest request) {
    RequestChecker checker = new RequestChecker(spec);
    checker.checkParameters(matched, request);
    JsonValue json = null;
    MultipartBody multipart = null;
    JsonValue content = checker.contentFor(matched.operation().requestBody(), request);
    if (content != null && "multipart/form-data".equals(request.mediaType())) {
      multipart = new MultipartChecker(spec, checker.found).check(content, request);
    } else if (content != null && request.isJson()) {
      json =
          new SchemaChecker(spec, "body", checker.found)
              .read(content.get("schema"), request.text(), "");
    }
    return new CheckedRequest(matched, request, json, multipart, List.copyOf(checker.found));
  }

  private void checkParameters(MatchedOperation matched, SandboxRequest request) {
    Set<String> unknown = new TreeSet<>(request.query().keySet());
    for (SpecParameter parameter : matched.operation().parameters()) {
      if (parameter.in().equals("query")) {
        unknown.remove(parameter.name());
        checkQuery(parameter, request.query().get(parameter.name()));
      } else if (parameter.in().equals("path")) {
        String value = matched.pathParameters().get(parameter.name());
        checkText(parameter, value == null ? "" : value, parameter.name());
      }
    }
    for (String name : unknown) {
      report("query", name, "unexpected", "is not a parameter of " + matched.operation().id());
    }
  }

  private void checkQuery(SpecParameter parameter, @Nullable List<String> values) {
    if (values == null) {
      if (parameter.required()) {
        report("query", parameter.name(), "missing", "is required");
      }
      return;
    }
    JsonValue schema = spec.resolve(parameter.schema());
    JsonValue items = schema.get("items");
    if (items == null && values.size() > 1) {
      report("query", parameter.name(), "repeated", "may occur only once");
    }
    for (String value : values) {
      checkText(items == null ? parameter : withSchema(parameter, items), value, parameter.name());
    }
  }

  private void checkText(SpecParameter parameter, String text, String place) {
    JsonValue schema = spec.resolve(parameter.schema());
    JsonValue type = schema.get("type");
    JsonValue value = readText(type == null ? "string" : type.asString(), text);
    new SchemaChecker(spec, parameter.in(), found).check(schema, value, place);
  }

  /** A text that does not fit the type stays a text, which the schema then refuses. */
  private static JsonValue readText(String type, String text) {
    return switch (type) {
      case "integer", "number" ->
          text.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?")
              ? JsonValue.number(text)
              : JsonValue.of(text);
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? JsonValue.of(Boolean.parseBoolean(text))
              : JsonValue.of(text);
      default -> JsonValue.of(text);
    };
  }

  private static SpecParameter withSchema(SpecParameter parameter, JsonValue schema) {
    return new SpecParameter(parameter.name(), parameter.in(), parameter.required(), schema);
  }

  private @Nullable JsonValue contentFor(@Nullable JsonValue requestBody, SandboxRequest request) {
    if (requestBody == null) {
      if (request.hasBody()) {
        report("body", "", "unexpected", "must be empty");
      }
      return null;
    }
    if (!request.hasBody()) {
      report("body", "", "missing", "is required");
      return null;
    }
    Map<String, JsonValue> contents = ApiSpec.fieldsOf(requestBody.get("content"));
    String sent = request.header("Content-Type");
    for (Map.Entry<String, JsonValue> content : contents.entrySet()) {
      if (sent != null && MediaTypes.matches(content.getKey(), sent)) {
        return content.getValue();
      }
    }
    String actual = sent == null ? "none" : sent;
    report("body", "", "media_type", "must be " + contents.keySet() + ", not " + actual);
    return null;
  }

  private void report(String part, String place, String type, String message) {
    found.add(new Violation(part, place, type, message));
  }
}
