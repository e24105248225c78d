package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import io.github.modelregistry.sandbox.internal.storage.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in the storage the files of versions and stages are, by the ids of these. */
final class FileStore {

  private static final String OCTETS = "application/octet-stream";

  private final SignedStorage storage;
  private final Map<String, String> folders = new HashMap<>();

  FileStore(SignedStorage storage) {
    this.storage = storage;
  }

  SignedStorage storage() {
    return storage;
  }

  /** Returns the place for the files of a new version, where no file is. */
  Stage create(String id, String repoId) {
    String folder = NewEntries.folder(repoId, id);
    folders.put(id, folder);
    String bucket =
        storage.style() == StorageStyle.S3
            ? "s3://acme-ml/"
            : "wasbs://acme-ml@acmestore.blob.core.windows.net/";
    return new Stage(id, folder, bucket + folder);
  }

  /** Returns the prefix of the keys of a version's files. Versions of the start have three. */
  String folder(JsonValue version) {
    String id = StoredEntry.id(version);
    return folders.computeIfAbsent(
        id, unused -> filled(NewEntries.folder(field(version, "ml_repo_id").asString(), id), id));
  }

  private String filled(String folder, String id) {
    storage.put(folder + "/README.md", Blob.of("The files of version " + id + "\n"), OCTETS);
    storage.put(folder + "/weights/part-1.bin", Blob.of("first part of " + id), OCTETS);
    storage.put(folder + "/weights/part-2.bin", Blob.of("second part of " + id), OCTETS);
    return folder;
  }

  /** Returns the files of a version in the order of their keys. */
  List<StoredObject> list(JsonValue version) {
    return storage.list(folder(version) + "/");
  }

  /** Gives the files of a stage to a version, in place of its own. */
  void move(Stage stage, JsonValue version) {
    storage.deleteAll(folder(version) + "/");
    folders.remove(stage.id());
    folders.put(StoredEntry.id(version), stage.folder());
  }

  /** Deletes all files of a version; those of the start that nobody has asked for do not exist. */
  void remove(JsonValue version) {
    String folder = folders.remove(StoredEntry.id(version));
    if (folder != null) {
      storage.deleteAll(folder + "/");
    }
  }

  /** Deletes all files of a stage. */
  void remove(Stage stage) {
    storage.deleteAll(stage.folder() + "/");
    folders.remove(stage.id());
  }
}
