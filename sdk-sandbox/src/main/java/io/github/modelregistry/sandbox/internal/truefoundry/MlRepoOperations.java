package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lists, gets, creates, changes and deletes ML repos. */
final class MlRepoOperations {

  private final ControlPlane plane;

  MlRepoOperations(ControlPlane plane) {
    this.plane = plane;
  }

  /**
   * Lists repos.
   *
   * @param selectsFields whether the generation knows the parameter {@code attributes}
   */
  JsonValue list(SandboxRequest request, boolean selectsFields) {
    Filters filters = new Filters(EntryKind.MODEL, request, plane.namesMatchInPart());
    List<JsonValue> found =
        plane.repos().all().stream().filter(repo -> filters.nameIs(MlRepos.name(repo))).toList();
    List<String> attributes = selectsFields ? request.query().get("attributes") : null;
    return plane
        .paging()
        .page(
            request,
            found,
            repo -> attributes == null ? sent(repo) : selected(sent(repo), attributes));
  }

  private static JsonValue selected(JsonValue repo, List<String> attributes) {
    JsonFields fields = new JsonFields();
    repo.fields()
        .forEach(
            (name, value) -> {
              if (name.equals("id") || attributes.contains(name)) {
                fields.put(name, value);
              }
            });
    return fields.build();
  }

  JsonValue get(String id) {
    JsonValue repo = plane.repos().byId(id);
    if (repo == null) {
      throw RefusedException.notFound("ML repo");
    }
    return sent(repo);
  }

  JsonValue put(JsonValue body) {
    JsonValue dryRun = body.get("dryRun");
    return sent(
        plane
            .repos()
            .put(
                field(body, "manifest"),
                plane.clock().instant(),
                dryRun != null && dryRun.asBoolean()));
  }

  void delete(String id) {
    if (!plane.repos().remove(id)) {
      throw RefusedException.notFound("ML repo");
    }
    for (EntryKind kind : EntryKind.values()) {
      plane.catalog(kind).removeRepo(id).stream()
          .flatMap(entry -> entry.newestFirst().stream())
          .forEach(plane.files()::remove);
    }
  }

  private JsonValue sent(JsonValue repo) {
    Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
    for (EntryKind kind : EntryKind.values()) {
      counts.put(kind, plane.catalog(kind).countIn(MlRepos.id(repo)));
    }
    return MlRepos.sent(repo, counts);
  }
}
