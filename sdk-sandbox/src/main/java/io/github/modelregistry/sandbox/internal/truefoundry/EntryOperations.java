package io.github.modelregistry.sandbox.internal.truefoundry;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and deletes the models or the artifacts of a control plane, and their versions. */
final class EntryOperations {

  private final EntryKind kind;
  private final ControlPlane plane;
  private final Catalog catalog;

  EntryOperations(EntryKind kind, ControlPlane plane) {
    this.kind = kind;
    this.plane = plane;
    this.catalog = plane.catalog(kind);
  }

  JsonValue list(SandboxRequest request) {
    Filters filters = new Filters(kind, request, plane.namesMatchInPart());
    List<StoredEntry> all = catalog.entries();
    // Without a filter nothing is copied: a million generated models stay a number.
    List<StoredEntry> found =
        filters.anyOfEntries() ? all.stream().filter(filters::match).toList() : all;
    return plane.paging().page(request, found, StoredEntry::document);
  }

  JsonValue get(String id) {
    return catalog.entries().stream()
        .filter(entry -> entry.text("id").equals(id))
        .findFirst()
        .orElseThrow(() -> RefusedException.notFound(kind.title()))
        .document();
  }

  void delete(String id) {
    StoredEntry entry = needed(catalog.own(id), kind.title());
    entry.newestFirst().forEach(plane.files()::remove);
    catalog.remove(entry);
  }

  JsonValue listVersions(SandboxRequest request) {
    Filters filters = new Filters(kind, request, plane.namesMatchInPart());
    List<JsonValue> found = new ArrayList<>();
    for (StoredEntry entry : catalog.entries()) {
      if (filters.matchOwner(entry)) {
        entry.newestFirst().stream()
            .filter(version -> filters.match(entry, version))
            .forEach(found::add);
      }
    }
    return plane.paging().page(request, found, version -> version);
  }

  JsonValue getVersion(String id) {
    return needed(catalog.version(id), versionTitle());
  }

  void deleteVersion(String id) {
    StoredEntry owner = needed(catalog.ownerOf(id), versionTitle());
    plane.files().remove(needed(owner.version(id), versionTitle()));
    owner.remove(id);
  }

  private String versionTitle() {
    return kind.title() + " version";
  }

  private static <T> T needed(@Nullable T found, String what) {
    if (found == null) {
      throw RefusedException.notFound(what);
    }
    return found;
  }
}
