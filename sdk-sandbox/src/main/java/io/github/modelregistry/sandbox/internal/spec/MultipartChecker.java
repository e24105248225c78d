package io.github.modelregistry.sandbox.internal.spec;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.MediaTypes;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parts of a form. Their order is free, and a part need not have a media type; the
 * simulator of a vendor may require more.
 */
final class MultipartChecker {

  private final ApiSpec spec;
  private final List<Violation> found;

  MultipartChecker(ApiSpec spec, List<Violation> found) {
    this.spec = spec;
    this.found = found;
  }

  /** Parses a body and checks it; returns null if it cannot be parsed. */
  @Nullable MultipartBody check(JsonValue content, SandboxRequest request) {
    MultipartBody body;
    try {
      body = request.multipart();
    } catch (IllegalArgumentException e) {
      report("", "multipart_invalid", "is not a multipart body: " + e.getMessage());
      return null;
    }
    JsonValue declared = content.get("schema");
    JsonValue schema = declared == null ? JsonValue.object(Map.of()) : spec.resolve(declared);
    Map<String, JsonValue> properties = ApiSpec.fieldsOf(schema.get("properties"));
    checkNames(schema, properties, body);
    for (MultipartBody.Part part : body.parts()) {
      JsonValue property = properties.get(part.name());
      if (property != null) {
        checkPart(part, spec.resolve(property), content.get("encoding"));
      }
    }
    return body;
  }

  private void checkNames(JsonValue schema, Map<String, JsonValue> properties, MultipartBody body) {
    JsonValue required = schema.get("required");
    for (JsonValue name : required == null ? List.<JsonValue>of() : required.elements()) {
      if (body.part(name.asString()) == null) {
        report(name.asString(), "missing", "is a required part");
      }
    }
    List<String> sent = body.parts().stream().map(MultipartBody.Part::name).toList();
    for (String name : new TreeSet<>(sent)) {
      if (!properties.containsKey(name)) {
        report(name, "unexpected", "is not a part of this form");
      } else if (sent.indexOf(name) != sent.lastIndexOf(name)) {
        report(name, "repeated", "may occur only once");
      }
    }
  }

  private void checkPart(MultipartBody.Part part, JsonValue schema, @Nullable JsonValue encoding) {
    JsonValue wanted = encoding == null ? null : encoding.at(part.name(), "contentType");
    String sent = part.contentType();
    if (wanted != null && sent != null && !MediaTypes.matches(wanted.asString(), sent)) {
      report(part.name(), "media_type", "must be " + wanted.asString() + ", not " + sent);
    }
    JsonValue format = schema.get("format");
    if (format == null || !format.asString().equals("binary")) {
      new SchemaChecker(spec, "body", found).read(schema, part.text(), part.name());
    } else if (part.fileName() == null) {
      report(part.name(), "missing", "must have a file name");
    }
  }

  private void report(String place, String type, String message) {
    found.add(new Violation("body", place, type, message));
  }
}
