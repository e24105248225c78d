package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.truefoundry.NewEntries.Repo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stages, registers and changes versions by their manifests, and sets their tags. */
final class Registration {

  private final EntryKind kind;
  private final ControlPlane plane;
  private final Catalog catalog;

  Registration(EntryKind kind, ControlPlane plane) {
    this.kind = kind;
    this.plane = plane;
    this.catalog = plane.catalog(kind);
  }

  /** Registers a version, or changes the one of the manifest's number. */
  JsonValue register(JsonValue manifest) {
    String name = name(manifest);
    Repo repo = plane.repos().byName(text(manifest, "ml_repo"));
    StoredEntry existing = catalog.byQualifiedName(repo.fqn(kind, name));
    Stage stage = plane.stages().takeBy(uri(manifest));
    StoredEntry entry =
        existing == null ? NewEntries.entry(kind, repo, name, plane.clock().instant()) : existing;
    JsonValue asked = manifest.get("version");
    long number = asked == null || asked.isNull() ? entry.nextNumber() : asked.asLong();
    JsonValue old = entry.numbered(number);
    checkAlias(entry, manifest, number);
    JsonValue version =
        old == null ? created(entry, stage, manifest, number) : changed(old, stage, manifest);
    entry.put(version);
    entry.overlay(new JsonFields().put("updated_at", now()).build());
    if (existing == null) {
      catalog.add(entry);
    }
    return version;
  }

  private JsonValue created(
      StoredEntry entry, @Nullable Stage stage, JsonValue manifest, long number) {
    String id =
        stage == null
            ? plane.files().create(plane.newId(), entry.text("ml_repo_id")).id()
            : stage.id();
    JsonValue numbered =
        JsonFields.overlay(manifest, new JsonFields().put("version", number).build());
    return NewEntries.version(kind, entry, id, numbered, plane.clock().instant());
  }

  /** The version keeps its id: files of a stage become its files. */
  private JsonValue changed(JsonValue old, @Nullable Stage stage, JsonValue manifest) {
    if (stage != null) {
      plane.files().move(stage, old);
    }
    JsonFields fields = new JsonFields();
    old.fields().forEach(fields::put);
    return fields.put("manifest", manifest).put("updated_at", now()).build();
  }

  /** Reserves a place for a version; returns the response. */
  JsonValue stage(JsonValue manifest) {
    String name = name(manifest);
    Repo repo = plane.repos().byName(text(manifest, "ml_repo"));
    StoredEntry entry = catalog.byQualifiedName(repo.fqn(kind, name));
    Stage stage = plane.openStage(repo.id());
    return new JsonFields()
        .put("id", stage.id())
        .put("storage_root", stage.root())
        .put(
            "artifact_id",
            entry == null
                ? NewEntries.entry(kind, repo, name, plane.clock().instant()).text("id")
                : entry.text("id"))
        .build();
  }

  /** Replaces the tags of a version. */
  void tag(JsonValue body) {
    String versionId = field(body, kind.type() + "_version_id").asString();
    StoredEntry entry = catalog.ownerOf(versionId);
    if (entry == null) {
      throw RefusedException.notFound(kind.title() + " version");
    }
    JsonValue force = body.get("force");
    List<JsonValue> tags = field(body, "tags").elements();
    for (JsonValue other : List.copyOf(entry.newestFirst())) {
      List<JsonValue> kept = new ArrayList<>(StoredEntry.tags(other));
      if (!StoredEntry.id(other).equals(versionId) && kept.removeAll(tags)) {
        if (force == null || !force.asBoolean()) {
          throw RefusedException.badRequest(
              "a tag is used by version " + StoredEntry.number(other) + ", and force is not set");
        }
        setTags(entry, StoredEntry.id(other), kept);
      }
    }
    setTags(entry, versionId, tags);
  }

  private static void setTags(StoredEntry entry, String versionId, List<JsonValue> tags) {
    entry.patchVersion(versionId, new JsonFields().put("tags", JsonValue.array(tags)).build());
  }

  private static void checkAlias(StoredEntry entry, JsonValue manifest, long number) {
    String alias = JsonFields.textOrNull(manifest, "version_alias");
    for (JsonValue other : entry.newestFirst()) {
      String used = JsonFields.textOrNull(field(other, "manifest"), "version_alias");
      if (alias != null && alias.equals(used) && StoredEntry.number(other) != number) {
        throw RefusedException.badRequest(
            "the alias " + alias + " is used by version " + StoredEntry.number(other));
      }
    }
  }

  private static String name(JsonValue manifest) {
    String name = text(manifest, "name");
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw RefusedException.invalid(
          "manifest.name", "string_pattern_mismatch", "must match [A-Za-z0-9_-]+");
    }
    return name;
  }

  private static String text(JsonValue manifest, String field) {
    String text = JsonFields.textOrNull(manifest, field);
    if (text == null) {
      throw RefusedException.invalid("manifest." + field, "missing", "is required");
    }
    return text;
  }

  private static @Nullable String uri(JsonValue manifest) {
    return JsonFields.textOrNull(field(manifest, "source"), "uri");
  }

  private String now() {
    return plane.clock().instant().toString();
  }
}
