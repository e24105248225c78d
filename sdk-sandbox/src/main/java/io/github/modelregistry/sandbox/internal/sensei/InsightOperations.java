package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The operations on insights, in one sandbox of the platform. */
final class InsightOperations {

  private final Documents documents;
  private final Clock clock;

  InsightOperations(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listInsights" -> documents.list(Kind.INSIGHT, request.request(), "deleted==false");
      case "createInsight" ->
          documents.create(
              Kind.INSIGHT,
              request.request(),
              new StoredDocument(NewDocuments.insight(request.body(), clock.instant()), Set.of()));
      case "getInsight" -> documents.get(Kind.INSIGHT, request.pathParameter("insightId"));
      case "listDefaultMetrics" -> metrics(request);
      default -> Problems.of(500, "not simulated: " + request.operation());
    };
  }

  private static SandboxResponse metrics(CheckedRequest request) {
    String algorithm = request.request().queryValue("algorithm");
    List<JsonValue> wanted =
        SenseiStore.defaultMetrics().stream()
            .filter(
                each ->
                    algorithm == null || algorithm.equals(JsonFields.textOrNull(each, "algorithm")))
            .toList();
    return SandboxResponse.json(
        200, new JsonFields().put("children", JsonValue.array(wanted)).build());
  }
}
