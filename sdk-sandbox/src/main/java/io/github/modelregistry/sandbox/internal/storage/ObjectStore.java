package io.github.modelregistry.sandbox.internal.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The objects of a storage and the uploads in parts. Used with the lock of its storage held. */
final class ObjectStore {

  private final NavigableMap<String, StoredObject> objects = new TreeMap<>();
  private final Map<String, PartedUpload> uploads = new HashMap<>();

  /** Stores an object, in place of the one with its key. */
  void put(StoredObject object) {
    StoredObject before = objects.put(object.key(), object);
    if (before != null) {
      before.content().delete();
    }
  }

  @Nullable StoredObject get(String key) {
    return objects.get(key);
  }

  List<StoredObject> list(String prefix) {
    return objects.tailMap(prefix, true).values().stream()
        .takeWhile(object -> object.key().startsWith(prefix))
        .toList();
  }

  boolean delete(String key) {
    StoredObject removed = objects.remove(key);
    if (removed != null) {
      removed.content().delete();
    }
    return removed != null;
  }

  /** Starts an upload in parts, unless one has the id. */
  void startUpload(String id) {
    uploads.putIfAbsent(id, new PartedUpload());
  }

  /** Returns an upload that is not completed, or null if there is no such upload. */
  @Nullable PartedUpload upload(String id) {
    return uploads.get(id);
  }

  /** Forgets an upload. */
  void endUpload(String id) {
    PartedUpload ended = uploads.remove(id);
    if (ended != null) {
      ended.delete();
    }
  }

  /** Deletes everything. */
  void clear() {
    objects.values().forEach(object -> object.content().delete());
    objects.clear();
    uploads.values().forEach(PartedUpload::delete);
    uploads.clear();
  }
}
