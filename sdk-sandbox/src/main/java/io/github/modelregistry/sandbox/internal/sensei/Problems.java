package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors in the formats of the gateway and of the service behind it. */
final class Problems {

  private static final String TYPES = "https://platform.adobe.io/data/foundation/ml/problems/";

  private Problems() {}

  /** Returns a failure in the format of its source. */
  static SandboxResponse of(int status, String detail) {
    return switch (status) {
      case 401 -> gateway(401, "401013", "Oauth token is not valid");
      case 429 -> gateway(429, "429050", "Too many requests");
      default -> service(status, detail, null);
    };
  }

  /** Returns the refusal of a request that violates the specification. */
  static SandboxResponse of(List<Violation> violations, String sentences) {
    if (violations.stream().anyMatch(each -> each.type().equals("media_type"))) {
      return of(415, sentences);
    }
    return violations.stream().allMatch(Problems::isOfOneValue)
        ? invalid(violations.get(0).place(), sentences)
        : of(400, "Bad request: " + sentences);
  }

  private static boolean isOfOneValue(Violation violation) {
    return violation.part().equals("body")
        && !violation.place().isEmpty()
        && !violation.type().equals("json_invalid");
  }

  /** Returns the refusal of a field that is well-formed but invalid. */
  static SandboxResponse invalid(String field, String detail) {
    return service(422, detail, field);
  }

  static SandboxResponse notFound(String what, String id) {
    return of(404, "This sandbox has no " + what + " " + id);
  }

  /** Returns the refusal of a change that is based on an old state, in the platform's words. */
  static SandboxResponse stale(String supplied, String current) {
    String message =
        "Supplied version=[\"%s\"] does not match the current version on entity=[\"%s\"]"
            .formatted(supplied, current);
    return SandboxResponse.json(412, new JsonFields().put("errorMessage", message).build());
  }

  static SandboxResponse gateway(int status, String code, String message) {
    return SandboxResponse.json(
        status, new JsonFields().put("error_code", code).put("message", message).build());
  }

  private static SandboxResponse service(int status, String detail, @Nullable String field) {
    JsonFields problem = new JsonFields();
    String type = type(status);
    if (type != null) {
      problem.put("type", TYPES + type);
    }
    problem.put("title", title(status)).put("status", status).put("detail", detail);
    if (field != null) {
      problem.put("additionalDetails", new JsonFields().put("field", field).build());
    }
    return SandboxResponse.json(status, problem.build())
        .withHeaders(Map.of("Content-Type", Profile.API_RESPONSE.mediaType()));
  }

  private static @Nullable String type(int status) {
    return switch (status) {
      case 400 -> "illegal-argument";
      case 415 -> "invalid-format";
      case 422 -> "invalid-input";
      case 503 -> "service-unavailable";
      default -> null;
    };
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Illegal Argument";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 406 -> "Not Acceptable";
      case 410 -> "Gone";
      case 415 -> "Invalid Format";
      case 422 -> "Invalid Input";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> "Status " + status;
    };
  }
}
