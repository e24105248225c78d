package io.github.modelregistry.sandbox.internal.spec;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and what the specification makes of it.
 *
 * @param matched the operation and its path parameters
 * @param request the request
 * @param json the body, when it is JSON
 * @param multipart the body, when it has parts
 * @param violations the violations; empty if the request is valid
 */
public record CheckedRequest(
    MatchedOperation matched,
    SandboxRequest request,
    @Nullable JsonValue json,
    @Nullable MultipartBody multipart,
    List<Violation> violations) {

  /** Returns the {@code operationId}. */
  public String operation() {
    return matched.operation().id();
  }

  /** Returns the decoded value of a path parameter. */
  public String pathParameter(String name) {
    String value = matched.pathParameters().get(name);
    if (value == null) {
      throw new IllegalArgumentException(operation() + " has no path parameter " + name);
    }
    return value;
  }

  /** Returns the JSON body of an operation that has one. */
  public JsonValue body() {
    if (json == null) {
      throw new IllegalStateException(operation() + " came without a JSON body");
    }
    return json;
  }
}
