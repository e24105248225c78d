package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list, all of which must hold.
 *
 * @param namesInPart whether a part of a name matches too
 */
record Filters(EntryKind kind, SandboxRequest request, boolean namesInPart) {

  /** Returns whether the request filters entries at all. */
  boolean anyOfEntries() {
    return request.query().keySet().stream()
            .anyMatch(List.of("fqn", "ml_repo_id", "name", "run_id")::contains)
        || excludesEmpty();
  }

  private boolean excludesEmpty() {
    return "false".equals(request.queryValue(kind.includeEmptyParameter()));
  }

  boolean match(StoredEntry entry) {
    String runId = request.queryValue("run_id");
    return is("fqn", entry.text("fqn"))
        && is("ml_repo_id", entry.text("ml_repo_id"))
        && nameIs(entry.text("name"))
        && (runId == null || entry.loggedBy(runId))
        && !(excludesEmpty() && entry.isEmpty());
  }

  /** Returns whether versions of an entry may match. */
  boolean matchOwner(StoredEntry entry) {
    return is(kind.idField(), entry.text("id"))
        && is("ml_repo_id", entry.text("ml_repo_id"))
        && nameIs(entry.text("name"));
  }

  boolean match(StoredEntry entry, JsonValue version) {
    String tag = request.queryValue("tag");
    JsonValue step = field(version, "manifest").get("step");
    return (tag == null || StoredEntry.tags(version).contains(JsonValue.of(tag)))
        && (is("fqn", entry.text("fqn")) || is("fqn", field(version, "fqn").asString()))
        && is("version", Long.toString(StoredEntry.number(version)))
        && oneOf("run_ids", StoredEntry.runId(version))
        && oneOf("run_steps", step == null || step.isNull() ? null : step.toString());
  }

  /** Returns whether a name is the one that is asked for. */
  boolean nameIs(String name) {
    String wanted = request.queryValue("name");
    return wanted == null || (namesInPart ? name.contains(wanted) : name.equals(wanted));
  }

  private boolean is(String parameter, String value) {
    String wanted = request.queryValue(parameter);
    return wanted == null || wanted.equals(value);
  }

  private boolean oneOf(String parameter, @Nullable String value) {
    List<String> wanted = request.query().get(parameter);
    return wanted == null || (value != null && wanted.contains(value));
  }
}
