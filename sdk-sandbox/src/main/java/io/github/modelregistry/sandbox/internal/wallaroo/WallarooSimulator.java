package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Wallaroo's model and workspace routes, and its Keycloak. */
public final class WallarooSimulator extends VendorSimulator {

  /** The user's own workspace, which an empty sandbox has too. */
  public static final long FIRST_WORKSPACE = 108;

  private final boolean empty;
  private final Clock clock;
  private final Keycloak keycloak;
  private WallarooStore store;
  private boolean flatRows;
  private boolean advancesWhenRead = true;
  private int numbered;
  private @Nullable String nextFailure;

  /**
   * Creates a simulator.
   *
   * @param clock the time for tokens and new versions
   * @param empty whether it has no initial models
   */
  public WallarooSimulator(Clock clock, boolean empty) {
    super("wallaroo");
    this.clock = clock;
    this.empty = empty;
    this.keycloak = new Keycloak(clock);
    this.store = new WallarooStore(empty);
  }

  /** Returns the issuer of the tokens. */
  public Keycloak keycloak() {
    return keycloak;
  }

  @Override
  protected List<String> bases() {
    return List.of("");
  }

  @Override
  protected String tokenPath() {
    return Keycloak.TOKEN_PATH;
  }

  @Override
  protected @Nullable SandboxResponse respondOutsideSpec(SandboxRequest request) {
    return isCall(request.path()) ? null : keycloak.respond(request);
  }

  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    return keycloak.mayUseModels(request.bearerToken()) ? null : error(401, "Unauthorized");
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listModels" -> listModels(request.body());
      case "listVersions" -> listVersions(request.body());
      case "getVersionById" -> getVersion(request.body());
      case "getConfigById" -> getConfig(request.body());
      case "listWorkspaces" -> listWorkspaces(request.body());
      case "uploadAndConvert" -> upload(request);
      default -> error(500, "not simulated: " + request.operation());
    };
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return SandboxResponse.json(
        status, new JsonFields().put("msg", message).put("code", status).build());
  }

  @Override
  protected void resetState() {
    store = new WallarooStore(empty);
    keycloak.reset();
    flatRows = false;
    advancesWhenRead = true;
    numbered = 0;
    nextFailure = null;
  }

  private SandboxResponse listModels(JsonValue body) {
    Long id = longOrNull(body, "workspace_id");
    String name = JsonFields.textOrNull(body, "workspace_name");
    if (id == null && name == null) {
      return error(400, "Bad request: workspace_id or workspace_name must be given");
    }
    List<JsonValue> rows =
        store.visibleWorkspaces().stream()
            .filter(workspace -> id == null || workspace.id() == id)
            .filter(workspace -> name == null || workspace.name().equals(name))
            .flatMap(
                workspace ->
                    store
                        .models()
                        .filter(model -> model.workspaceId() == workspace.id())
                        .map(
                            model -> flatRows ? model.flatRow() : model.nestedRow(workspace.row())))
            .toList();
    return ok("models", JsonValue.array(rows));
  }

  private SandboxResponse listVersions(JsonValue body) {
    List<JsonValue> rows =
        store.versionRows(
            JsonFields.textOrNull(body, "model_id"), longOrNull(body, "models_pk_id"));
    return SandboxResponse.json(200, JsonValue.array(rows));
  }

  private SandboxResponse getVersion(JsonValue body) {
    long id = field(body, "model_version_id").asLong();
    StoredVersion version = store.version(id);
    if (version == null) {
      return error(400, "The provided model id was not found.");
    }
    JsonValue document = version.document();
    if (advancesWhenRead) {
      version.step();
    }
    return ok("model_version", document);
  }

  private SandboxResponse getConfig(JsonValue body) {
    StoredVersion version = store.version(field(body, "model_id").asLong());
    return ok("model_config", version == null ? JsonValue.ofNull() : version.configSummary());
  }

  private SandboxResponse listWorkspaces(JsonValue body) {
    String user = JsonFields.textOrNull(body, "user_id");
    boolean known = user == null || user.equals(Keycloak.USER_ID);
    List<StoredWorkspace> workspaces = known ? store.visibleWorkspaces() : List.of();
    return ok(
        "workspaces",
        JsonValue.array(
            workspaces.stream()
                .map(workspace -> workspace.listRow(store.modelsIn(workspace)))
                .toList()));
  }

  private SandboxResponse upload(CheckedRequest request) {
    MultipartBody form = request.multipart();
    MultipartBody.Part metadata = form == null ? null : form.part("metadata");
    MultipartBody.Part file = form == null ? null : form.part("file");
    if (form == null || metadata == null || file == null || file.fileName() == null) {
      return error(400, "Bad request: the parts metadata and file are required");
    }
    // As the vendor's clients send it: a server that streams needs the metadata first.
    if (!form.parts().get(0).name().equals("metadata") || metadata.contentType() == null) {
      return error(400, "Bad request: metadata must come first, with its content type");
    }
    Upload upload =
        new Upload(
            JsonValue.parse(metadata.text()), file.fileName(), file.content(), clock.instant());
    long workspaceId = field(upload.metadata(), "workspace_id").asLong();
    if (store.visibleWorkspace(workspaceId) == null) {
      return error(
          500, "Internal Server Error: foreign key violation: no workspace_id " + workspaceId);
    }
    if (!Frameworks.acceptsFileName(file.fileName())) {
      return error(400, "Bad request: the file name must end in " + Frameworks.FILE_NAME_ENDS);
    }
    if (Frameworks.refuses(upload.framework(), file.content().start(4))) {
      return error(400, "Bad request: Not a valid ZIP file.");
    }
    StoredVersion version = upload.storeIn(store, nextFailure);
    nextFailure = null;
    return SandboxResponse.json(202, uploadResponse(version.id()));
  }

  private static JsonValue uploadResponse(long versionId) {
    JsonValue version = new JsonFields().put("id", versionId).build();
    JsonValue batch = new JsonFields().put("models", JsonValue.array(List.of(version))).build();
    JsonValue inserted = new JsonFields().put("returning", JsonValue.array(List.of(batch))).build();
    return new JsonFields().put("insert_models", inserted).build();
  }

  private static SandboxResponse ok(String field, JsonValue value) {
    return SandboxResponse.json(200, new JsonFields().put(field, value).build());
  }

  private static @Nullable Long longOrNull(JsonValue object, String name) {
    JsonValue value = object.get(name);
    return value == null || value.isNull() ? null : value.asLong();
  }

  // Methods for tests.

  /** Sets whether the rows of lists are flat, as those of servers up to 2023.4. */
  public synchronized void flatRows(boolean flat) {
    flatRows = flat;
  }

  /** Sets whether reading a version moves its conversion. */
  public synchronized void advancesWhenRead(boolean advances) {
    advancesWhenRead = advances;
  }

  /** Moves the conversion of a version one step forward. */
  public synchronized void advance(long versionId) {
    needVersion(versionId).step();
  }

  /** Puts a version into a state in which it stays. */
  public synchronized void rest(long versionId, String status, @Nullable String errorSummary) {
    needVersion(versionId).rest(status, errorSummary);
  }

  /** Makes the conversion of the next upload end in an error. */
  public synchronized void failNextConversion(String errorSummary) {
    nextFailure = errorSummary;
  }

  /** Returns the status of a version. */
  public synchronized String status(long versionId) {
    return field(field(needVersion(versionId).document(), "model_version"), "status").asString();
  }

  /** Merges JSON into the row of a model. */
  public synchronized void patchModel(long modelId, JsonValue over) {
    needModel(modelId).overlay(over);
  }

  /** Merges JSON into a configured version. */
  public synchronized void patchVersion(long versionId, JsonValue over) {
    needVersion(versionId).overlay(over);
  }

  /** Adds a workspace that the user sees and returns its id. */
  public synchronized long addWorkspace(String name) {
    StoredWorkspace workspace = NewEntries.workspace(store.nextWorkspace(), name, clock.instant());
    store.add(workspace);
    return workspace.id();
  }

  /** Adds a model without versions and returns its id. */
  public synchronized long addModel(long workspaceId, String name) {
    if (store.visibleWorkspace(workspaceId) == null) {
      throw new IllegalArgumentException(
          "the sandbox has no workspace " + workspaceId + " that its user sees");
    }
    if (store.modelNamed(workspaceId, name) != null) {
      throw new IllegalArgumentException(
          "workspace " + workspaceId + " of the sandbox already has a model " + name);
    }
    StoredModel model = NewEntries.model(store.nextModel(), workspaceId, name, clock.instant());
    store.add(model);
    return model.id();
  }

  /** Adds a version that is ready and returns its id. */
  public synchronized long addVersion(long modelId) {
    StoredModel model = needModel(modelId);
    StoredVersion version = NewEntries.onnx(model, clock.instant()).addTo(model, store, null);
    version.rest("ready", null);
    return version.id();
  }

  /** Adds models with one version each, numbered on from those added before. */
  public synchronized void addNumbered(int count) {
    for (int i = 0; i < count; i++) {
      numbered++;
      addVersion(addModel(FIRST_WORKSPACE, String.format(Locale.ROOT, "bulk-%07d", numbered)));
    }
  }

  private StoredModel needModel(long id) {
    StoredModel model = store.model(id);
    if (model == null) {
      throw new IllegalArgumentException("the sandbox has no Wallaroo model " + id);
    }
    return model;
  }

  private StoredVersion needVersion(long id) {
    StoredVersion version = store.version(id);
    if (version == null) {
      throw new IllegalArgumentException("the sandbox has no Wallaroo model version " + id);
    }
    return version;
  }
}
