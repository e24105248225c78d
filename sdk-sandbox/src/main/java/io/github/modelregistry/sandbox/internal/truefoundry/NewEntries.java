package io.github.modelregistry.sandbox.internal.truefoundry;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Generates models, artifacts and versions; the same arguments give the same documents. */
final class NewEntries {

  /** The tenant whose control plane this is. */
  static final String TENANT = "acme";

  /** The ML repo that every control plane has. */
  static final Repo SUPPORT = new Repo("108", "support-ml");

  /** The ML repo of the models that fill the start. */
  static final Repo EXPERIMENTS = new Repo("109", "experiments");

  /** When the entries of the start were created. */
  static final Instant START = Instant.parse("2026-02-03T10:11:12.345678Z");

  /** Who creates everything. */
  static final JsonValue SUBJECT =
      new JsonFields()
          .put("subjectId", "va-77")
          .put("subjectType", "virtualaccount")
          .put("subjectSlug", "sandbox")
          .putNull("subjectDisplayName")
          .build();

  /** Id and name of an ML repo. */
  record Repo(String id, String name) {

    String fqn(EntryKind kind, String entry) {
      return kind.type() + ":" + TENANT + "/" + name + "/" + entry;
    }
  }

  private NewEntries() {}

  /** Returns an entry without versions. */
  static StoredEntry entry(EntryKind kind, Repo repo, String name, Instant time) {
    return new StoredEntry(
        new JsonFields()
            .put("id", uuid(kind == EntryKind.MODEL ? name : kind.type() + " " + name))
            .put("ml_repo_id", repo.id())
            .put("type", kind.type())
            .put("name", name)
            .put("fqn", repo.fqn(kind, name))
            .put("created_by_subject", SUBJECT)
            .put("created_at", time.toString())
            .put("updated_at", time.toString())
            .put("run_steps", JsonValue.array(List.of()))
            .build(),
        List.of());
  }

  /** Returns a version of an entry, which its manifest describes. */
  static JsonValue version(
      EntryKind kind, StoredEntry entry, String id, JsonValue manifest, Instant time) {
    JsonFields version =
        new JsonFields()
            .put("id", id)
            .put("fqn", entry.text("fqn") + ":" + manifest.fields().get("version"))
            .put("created_by_subject", SUBJECT)
            .put("manifest", manifest)
            .put("ml_repo_id", entry.text("ml_repo_id"))
            .put(kind.idField(), entry.text("id"))
            .put("created_at", time.toString())
            .put("updated_at", time.toString())
            .put("tags", JsonValue.array(List.of()));
    if (kind == EntryKind.MODEL) {
      version.put("metrics", JsonValue.array(List.of())).put("deployable", false);
    }
    return version.build();
  }

  /** Returns a version of an entry with the manifest of a model in ONNX. */
  static JsonValue version(EntryKind kind, StoredEntry entry, long number, Instant time) {
    String id = uuid(entry.text("fqn") + ":" + number);
    JsonFields manifest =
        new JsonFields()
            .put("name", entry.text("name"))
            .put("metadata", JsonValue.object(Map.of()))
            .put("ml_repo", entry.text("fqn").split("/", -1)[1])
            .put("source", source("s3://acme-ml/" + folder(entry.text("ml_repo_id"), id)))
            .put("version", number)
            .put("type", kind.manifestType())
            .put("step", 0);
    if (kind == EntryKind.MODEL) {
      manifest.put("framework", new JsonFields().put("type", "onnx").build());
    }
    return version(kind, entry, id, manifest.build(), time);
  }

  private static JsonValue source(String uri) {
    return new JsonFields().put("type", "truefoundry").put("uri", uri).build();
  }

  /** Returns the folder of a version in the storage. */
  static String folder(String repoId, String versionId) {
    return "mlfoundry/" + repoId + "/artifacts/" + versionId;
  }

  /** Returns the generated model of an index, with one version. */
  static StoredEntry generated(int index) {
    return numbered(SUPPORT, "bulk-%07d", index);
  }

  /** Returns one of the models of the start, with one version. */
  static StoredEntry experiment(int index) {
    return numbered(EXPERIMENTS, "experiment-%03d", index);
  }

  private static StoredEntry numbered(Repo repo, String name, int index) {
    StoredEntry model =
        entry(EntryKind.MODEL, repo, String.format(Locale.ROOT, name, index), START);
    model.put(version(EntryKind.MODEL, model, 1, START));
    return model;
  }

  /** Returns an artifact of the start, with one version. */
  static StoredEntry artifact(String name) {
    StoredEntry artifact = entry(EntryKind.ARTIFACT, SUPPORT, name, START);
    artifact.put(version(EntryKind.ARTIFACT, artifact, 1, START));
    return artifact;
  }

  /** Returns the id of a name. */
  static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
