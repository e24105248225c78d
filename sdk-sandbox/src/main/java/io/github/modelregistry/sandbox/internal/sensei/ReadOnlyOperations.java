package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.util.Locale;
import java.util.Objects;

/** The operations on engines, MLInstances and MLServices, which can only be read. */
final class ReadOnlyOperations {

  private final Documents documents;

  ReadOnlyOperations(Documents documents) {
    this.documents = documents;
  }

  SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listEngines" -> list(Kind.ENGINE, request);
      case "getEngine" -> documents.get(Kind.ENGINE, request.pathParameter("engineId"));
      case "getDockerRegistry" -> registry(request);
      case "listMlInstances" -> list(Kind.ML_INSTANCE, request);
      case "getMlInstance" ->
          documents.get(Kind.ML_INSTANCE, request.pathParameter("mlInstanceId"));
      case "listMlServices" -> list(Kind.ML_SERVICE, request);
      case "getMlService" -> documents.get(Kind.ML_SERVICE, request.pathParameter("serviceId"));
      default -> Problems.of(500, "not simulated: " + request.operation());
    };
  }

  private SandboxResponse list(Kind kind, CheckedRequest request) {
    return documents.list(kind, request.request(), "deleted==false");
  }

  /** Each access token has another password. */
  private static SandboxResponse registry(CheckedRequest request) {
    int token = Objects.hashCode(request.request().bearerToken());
    return SandboxResponse.json(
        200,
        new JsonFields()
            .put("host", "docker_host.azurecr.io")
            .put("username", "00000000-0000-0000-0000-000000000000")
            .put("password", String.format(Locale.ROOT, "docker-%08x", token))
            .build());
  }
}
