package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.truefoundry.NewEntries.Repo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ML repos of a control plane, as the documents that are sent. */
final class MlRepos {

  private final List<JsonValue> repos = new ArrayList<>();
  private long highestId;

  MlRepos(boolean empty) {
    add(document(NewEntries.SUPPORT.id(), manifest(NewEntries.SUPPORT.name()), NewEntries.START));
    if (!empty) {
      Repo second = NewEntries.EXPERIMENTS;
      add(document(second.id(), manifest(second.name()), NewEntries.START));
    }
    highestId = Long.parseLong(NewEntries.EXPERIMENTS.id());
  }

  private static JsonValue manifest(String name) {
    JsonValue owner =
        new JsonFields().put("subject", "team:ml").put("role_id", "mlf-project-admin").build();
    return new JsonFields()
        .put("type", "ml-repo")
        .put("name", name)
        .put("storage_integration_fqn", "acme:aws:prod:blob-storage:acme-ml")
        .put("collaborators", JsonValue.array(List.of(owner)))
        .build();
  }

  private static JsonValue document(String id, JsonValue manifest, Instant time) {
    return new JsonFields()
        .put("id", id)
        .put("tenant_name", NewEntries.TENANT)
        .put("account_id", "acc-1")
        .put("created_at", time.toString())
        .put("created_by_subject", NewEntries.SUBJECT)
        .put("manifest", manifest)
        .put("num_runs", 0)
        .put("datasets_count", 0)
        .build();
  }

  private void add(JsonValue repo) {
    repos.add(repo);
  }

  List<JsonValue> all() {
    return repos;
  }

  static String name(JsonValue repo) {
    return field(field(repo, "manifest"), "name").asString();
  }

  static String id(JsonValue repo) {
    return field(repo, "id").asString();
  }

  /** Returns the repo with this id, or null. */
  @Nullable JsonValue byId(String id) {
    return repos.stream().filter(repo -> id(repo).equals(id)).findFirst().orElse(null);
  }

  /** Returns id and name of the repo of this name. */
  Repo byName(String name) {
    return repos.stream()
        .filter(repo -> name(repo).equals(name))
        .findFirst()
        .map(repo -> new Repo(id(repo), name))
        .orElseThrow(() -> RefusedException.notFound("ML repo " + name));
  }

  /**
   * Creates a repo, or replaces the manifest of the one of the same name.
   *
   * @param dryRun whether nothing is changed
   * @return the repo as it is, or would be, then
   */
  JsonValue put(JsonValue manifest, Instant now, boolean dryRun) {
    String name = field(manifest, "name").asString();
    JsonValue old = repos.stream().filter(repo -> name(repo).equals(name)).findFirst().orElse(null);
    JsonValue repo =
        old == null
            ? document(Long.toString(highestId + 1), manifest, now)
            : withManifest(old, manifest);
    if (!dryRun && old == null) {
      highestId++;
      add(repo);
    } else if (!dryRun) {
      repos.set(repos.indexOf(old), repo);
    }
    return repo;
  }

  private static JsonValue withManifest(JsonValue repo, JsonValue manifest) {
    JsonFields fields = new JsonFields();
    repo.fields().forEach(fields::put);
    return fields.put("manifest", manifest).build();
  }

  /** Removes the repo with this id; returns whether there was one. */
  boolean remove(String id) {
    return repos.removeIf(repo -> id(repo).equals(id));
  }

  /** Returns a repo with the numbers of its models and artifacts, as it is sent. */
  static JsonValue sent(JsonValue repo, Map<EntryKind, Long> counts) {
    JsonFields numbers = new JsonFields();
    counts.forEach((kind, count) -> numbers.put(kind.type(), count));
    return JsonFields.overlay(
        repo, new JsonFields().put("artifact_type_counts", numbers.build()).build());
  }
}
