package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An upload in parts that is not completed. Used with the lock of its storage held. */
final class PartedUpload {

  private final Map<String, Blob> parts = new HashMap<>();

  /** Stores a part under its number or block id, in place of the one sent before. */
  void put(String id, Blob content) {
    Blob before = parts.put(id, content.keep());
    if (before != null) {
      before.delete();
    }
  }

  /** Returns a part, or null if it did not arrive. */
  @Nullable Blob part(String id) {
    return parts.get(id);
  }

  /** Takes the parts with these ids, all of which arrived, as one. */
  Blob join(List<String> ids) {
    List<Blob> taken = ids.stream().map(id -> Objects.requireNonNull(parts.get(id))).toList();
    ids.forEach(parts::remove); // a list of blocks may name one twice
    return Blob.joined(taken);
  }

  /** Deletes the parts that were not taken. */
  void delete() {
    parts.values().forEach(Blob::delete);
    parts.clear();
  }
}
