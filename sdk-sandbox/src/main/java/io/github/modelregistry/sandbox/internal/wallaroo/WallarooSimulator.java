package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
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

  private static final String CONFIG_PATH = "/v1/api/config";

  private final boolean empty;
  private final Clock clock;
  private final Keycloak keycloak;
  private WallarooStore store;
  private ModelReads reads;
  private ModelChanges changes;
  private UploadOperations uploads;
  private WorkspaceOperations workspaces;
  private int numbered;

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
    this.keycloak = new Keycloak(clock, tokenFaults());
    this.store = new WallarooStore(empty);
    this.reads = new ModelReads(store, clock);
    this.changes = new ModelChanges(store);
    this.uploads = new UploadOperations(store, clock);
    this.workspaces = new WorkspaceOperations(store, clock);
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

  /** Only the settings of the installation can be read without a token. */
  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    return request.path().equals(CONFIG_PATH) || keycloak.mayUseModels(request.bearerToken())
        ? null
        : error(401, "Unauthorized");
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listModels" -> reads.list(request.body());
      case "listVersions" -> reads.listVersions(request.body());
      case "listVersionsForModel" -> reads.listVersionsForModel(request.body());
      case "getModel" -> reads.get(request.body());
      case "getModelById" -> reads.getById(request.body());
      case "getVersionById" -> reads.getVersion(request.body());
      case "getConfigById" -> reads.getConfig(request.body());
      case "getUploadLogs" -> reads.getUploadLogs(request.body());
      case "insertModelConfig" -> changes.insertConfig(request.body());
      case "deleteModelVersions" -> changes.deleteVersions(request.body());
      case "deleteModel" -> changes.deleteModel(request.body());
      case "uploadAndConvert" -> uploads.uploadAndConvert(request);
      case "upload" -> uploads.upload(request);
      case "uploadStream" -> uploads.uploadStream(request.request());
      case "listWorkspaces" -> workspaces.list(request.body());
      case "createWorkspace" -> workspaces.create(request.body());
      case "addWorkspaceUser" -> workspaces.addUser(request.body());
      case "listWorkspaceUsers" -> workspaces.listUsers(request.body());
      case "removeWorkspaceUser" -> workspaces.removeUser(request.body());
      case "getPlatformConfig" -> Responses.ok("default_arch", JsonValue.of("x86"));
      default -> error(500, "not simulated: " + request.operation());
    };
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return Responses.error(status, message);
  }

  @Override
  protected void resetState() {
    store = new WallarooStore(empty);
    reads = new ModelReads(store, clock);
    changes = new ModelChanges(store);
    uploads = new UploadOperations(store, clock);
    workspaces = new WorkspaceOperations(store, clock);
    keycloak.reset();
    numbered = 0;
  }

  // Methods for tests.

  /** Sets whether the server is one of up to 2023.4. */
  public synchronized void oldServer(boolean old) {
    reads.oldServer(old);
  }

  /** Sets whether reading a version moves its conversion. */
  public synchronized void advancesWhenRead(boolean advances) {
    reads.advancesWhenRead(advances);
  }

  /** Moves the conversion of a version one step forward. */
  public synchronized void advance(long versionId) {
    needVersion(versionId).step(clock.instant());
  }

  /** Puts a version into a state in which it stays. */
  public synchronized void rest(long versionId, String status, @Nullable String errorSummary) {
    StoredVersion version = needVersion(versionId);
    version.rest(status, errorSummary);
    if (errorSummary != null) {
      version.log(clock.instant(), "stderr", errorSummary);
    }
  }

  /** Adds a line to the log of a version. */
  public synchronized void addLogLine(long versionId, String text) {
    needVersion(versionId).log(clock.instant(), "stdout", text);
  }

  /** Starts a conversion of a version, as an upload does. */
  public synchronized void startConversion(long versionId) {
    uploads.convert(needVersion(versionId));
  }

  /** Makes the conversion of the next upload end in an error. */
  public synchronized void failNextConversion(String errorSummary) {
    uploads.failNextConversion(errorSummary);
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
    return workspaces.create(name);
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
    return NewEntries.onnx(model, clock.instant()).addTo(model, store, null).id();
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
