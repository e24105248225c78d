package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import java.time.Clock;

/** The state of a control plane. */
final class ControlPlane {

  private static final String START = "truefoundry-start";

  /** With the first model they fill three pages of the default size. */
  private static final int EXPERIMENTS = 204;

  private final Clock clock;
  private final Catalog models = new Catalog();
  private final Catalog artifacts = new Catalog();
  private final MlRepos repos;
  private final Stages stages = new Stages();
  private final FileStore files;
  private final Paging paging = new Paging();
  private boolean namesMatchInPart;
  private boolean listsDirectoriesInThemselves;
  private int created;

  ControlPlane(Clock clock, boolean empty, SignedStorage storage) {
    this.clock = clock;
    this.files = new FileStore(storage);
    this.repos = new MlRepos(empty);
    if (!empty) {
      fill();
    }
  }

  private void fill() {
    for (JsonValue entry : field(JsonResource.read(START), "models").elements()) {
      models.add(new StoredEntry(field(entry, "model"), field(entry, "versions").elements()));
    }
    for (int i = 1; i <= EXPERIMENTS; i++) {
      models.add(NewEntries.experiment(i));
    }
    artifacts.add(NewEntries.artifact("ticket-texts"));
  }

  Clock clock() {
    return clock;
  }

  Catalog catalog(EntryKind kind) {
    return kind == EntryKind.MODEL ? models : artifacts;
  }

  MlRepos repos() {
    return repos;
  }

  Stages stages() {
    return stages;
  }

  FileStore files() {
    return files;
  }

  Paging paging() {
    return paging;
  }

  boolean namesMatchInPart() {
    return namesMatchInPart;
  }

  void matchNamesInPart() {
    namesMatchInPart = true;
  }

  boolean listsDirectoriesInThemselves() {
    return listsDirectoriesInThemselves;
  }

  void listDirectoriesInThemselves() {
    listsDirectoriesInThemselves = true;
  }

  /** Returns the version of a model or an artifact with this id. */
  JsonValue version(String id) {
    JsonValue model = models.version(id);
    JsonValue version = model == null ? artifacts.version(id) : model;
    if (version == null) {
      throw RefusedException.notFound("Artifact version");
    }
    return version;
  }

  /** Opens a stage for a version of an ML repo. */
  Stage openStage(String repoId) {
    Stage stage = files.create(newId(), repoId);
    stages.add(stage);
    return stage;
  }

  /** Marks a stage as failed and deletes its files. */
  void failStage(String id) {
    files.remove(stages.fail(id));
  }

  /** Returns an id that no version has. */
  String newId() {
    created++;
    return NewEntries.uuid("registered version " + created);
  }
}
