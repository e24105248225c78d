package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import io.github.modelregistry.sandbox.internal.spec.Violation;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** TrueFoundry's model registry, in both generations of the API. */
public final class TrueFoundrySimulator extends VendorSimulator {

  /** The only valid API key. */
  public static final String API_KEY = "sandbox-api-key";

  private static final String ML = "/api/ml/v1";
  private static final String SVC = "/api/svc/v1";

  /** Served by one generation alone, and that one always serves it. */
  private static final String REPOS = "/ml-repos";

  private final boolean empty;
  private final Clock clock;
  private final SignedStorage storage;
  private ControlPlane plane;
  private @Nullable String notServed;

  /**
   * Creates a control plane.
   *
   * @param clock the time for new models and versions
   * @param empty whether it has no initial models
   */
  public TrueFoundrySimulator(Clock clock, boolean empty) {
    super("truefoundry");
    this.clock = clock;
    this.empty = empty;
    this.storage = new SignedStorage(clock, StorageStyle.S3);
    this.plane = new ControlPlane(clock, empty, storage);
  }

  @Override
  protected List<String> bases() {
    return List.of(ML, SVC);
  }

  @Override
  protected SignedStorage storage() {
    return storage;
  }

  @Override
  protected @Nullable SandboxResponse respondOutsideSpec(SandboxRequest request) {
    boolean writesRepo = request.method().equals("PUT") && request.path().endsWith("/v1" + REPOS);
    boolean served =
        writesRepo
            ? !request.path().equals(ML + REPOS)
            : notServed == null || !request.path().startsWith(notServed + "/");
    return served ? null : error(404, "Not Found");
  }

  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    if (API_KEY.equals(request.bearerToken())) {
      return null;
    }
    return SandboxResponse.json(
        401,
        new JsonFields()
            .put("statusCode", 401)
            .put("message", "Invalid token")
            .put("code", 401)
            .putNull("details")
            .build());
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    try {
      return SandboxResponse.json(200, result(request));
    } catch (RefusedException refused) {
      return refused.violations().isEmpty()
          ? error(refused.status(), refused.text())
          : refuse(request, refused.violations());
    }
  }

  private JsonValue result(CheckedRequest request) {
    EntryOperations models = new EntryOperations(EntryKind.MODEL, plane);
    EntryOperations artifacts = new EntryOperations(EntryKind.ARTIFACT, plane);
    MlRepoOperations repos = new MlRepoOperations(plane);
    return switch (request.operation()) {
      case "listModels" -> models.list(request.request());
      case "getModel" -> data(models.get(id(request)));
      case "deleteModel" -> done(() -> models.delete(id(request)));
      case "listModelVersions" -> models.listVersions(request.request());
      case "getModelVersion" -> data(models.getVersion(id(request)));
      case "deleteModelVersion" -> done(() -> models.deleteVersion(id(request)));
      case "createOrUpdateModelVersion" ->
          data(registration(EntryKind.MODEL).register(manifest(request)));
      case "applyModelVersionTags" -> done(() -> registration(EntryKind.MODEL).tag(request.body()));
      case "listArtifacts" -> artifacts.list(request.request());
      case "getArtifact" -> data(artifacts.get(id(request)));
      case "deleteArtifact" -> done(() -> artifacts.delete(id(request)));
      case "listArtifactVersions" -> artifacts.listVersions(request.request());
      case "getArtifactVersion" -> data(artifacts.getVersion(id(request)));
      case "deleteArtifactVersion" -> done(() -> artifacts.deleteVersion(id(request)));
      case "createOrUpdateArtifactVersion" ->
          data(registration(EntryKind.ARTIFACT).register(manifest(request)));
      case "applyArtifactVersionTags" ->
          done(() -> registration(EntryKind.ARTIFACT).tag(request.body()));
      case "stageArtifactVersion" -> stage(manifest(request));
      case "getSignedUrls" -> data(new SignedUrlOperations(plane).single(request.body()));
      case "createMultipartUpload" ->
          data(new SignedUrlOperations(plane).multipart(request.body()));
      case "listFiles" -> new FileOperations(plane).list(request.body());
      case "markStageFailure" ->
          done(() -> plane.failStage(field(request.body(), "id").asString()));
      case "listMlRepos" -> repos.list(request.request(), request.request().path().startsWith(SVC));
      case "getMlRepo" -> data(repos.get(id(request)));
      case "createOrUpdateMlRepo" -> data(repos.put(request.body()));
      case "deleteMlRepo" -> done(() -> repos.delete(id(request)));
      default -> throw new IllegalStateException("not simulated: " + request.operation());
    };
  }

  private JsonValue stage(JsonValue manifest) {
    String type = field(manifest, "type").asString();
    EntryKind kind =
        type.equals(EntryKind.MODEL.manifestType()) ? EntryKind.MODEL : EntryKind.ARTIFACT;
    return registration(kind).stage(manifest);
  }

  private Registration registration(EntryKind kind) {
    return new Registration(kind, plane);
  }

  private static JsonValue manifest(CheckedRequest request) {
    return field(request.body(), "manifest");
  }

  private static String id(CheckedRequest request) {
    return request.pathParameter("id");
  }

  private static JsonValue data(JsonValue document) {
    return new JsonFields().put("data", document).build();
  }

  private static JsonValue done(Runnable action) {
    action.run();
    return JsonValue.object(Map.of());
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return SandboxResponse.json(
        status, new JsonFields().put("statusCode", status).put("message", message).build());
  }

  /** The ml generation returns 422 for invalid values, in its own format. */
  @Override
  protected SandboxResponse refuseViolations(CheckedRequest request) {
    return refuse(request, request.violations());
  }

  private SandboxResponse refuse(CheckedRequest request, List<Violation> violations) {
    boolean values =
        violations.stream().noneMatch(violation -> violation.type().equals("unexpected"));
    if (!values || !request.request().path().startsWith(ML + "/")) {
      return error(400, "Bad request: " + sentences(violations));
    }
    List<JsonValue> details = violations.stream().map(TrueFoundrySimulator::detail).toList();
    return SandboxResponse.json(
        422, new JsonFields().put("detail", JsonValue.array(details)).build());
  }

  private static JsonValue detail(Violation violation) {
    JsonValue location =
        JsonValue.array(List.of(JsonValue.of(violation.part()), JsonValue.of(violation.place())));
    return new JsonFields()
        .put("loc", location)
        .put("msg", "Input " + violation.message())
        .put("type", violation.type())
        .build();
  }

  @Override
  protected void resetState() {
    plane = new ControlPlane(clock, empty, storage);
    notServed = null;
  }

  // What a test may do to the control plane.

  /** Limits the number of entries of a page. */
  public synchronized void capPagesAt(int most) {
    plane.paging().cap(most);
  }

  /** Reports this total in every page. */
  public synchronized void claimTotal(long total) {
    plane.paging().claimTotal(total);
  }

  /** Sets whether every page is the first one. */
  public synchronized void ignoreOffset(boolean ignores) {
    plane.paging().ignoreOffset(ignores);
  }

  /** Makes parts of names match too. */
  public synchronized void matchNamesInPart() {
    plane.matchNamesInPart();
  }

  /** Makes each directory the first entry of itself. */
  public synchronized void listDirectoriesInThemselves() {
    plane.listDirectoriesInThemselves();
  }

  /** Issues URLs of a storage like Azure's from now on. */
  public void useAzureStorage() {
    storage.style(StorageStyle.AZURE_BLOB);
  }

  /** Makes the next completion of an upload in parts fail, with a status of success. */
  public void failNextCompletion() {
    storage.failNextCompletion();
  }

  /** Returns 404 for one generation of the API, {@code ml} or {@code svc}. */
  public synchronized void stopServing(String service) {
    notServed =
        switch (service) {
          case "ml" -> ML;
          case "svc" -> SVC;
          default -> throw new IllegalArgumentException("the services are ml and svc: " + service);
        };
  }

  /** Adds models with one version each, generated when they are read. */
  public synchronized void generate(int count) {
    plane.catalog(EntryKind.MODEL).generate(count);
  }

  /** Adds a model without versions and returns its id. */
  public synchronized String addModel(String name) {
    return add(EntryKind.MODEL, name);
  }

  /** Adds an artifact without versions and returns its id. */
  public synchronized String addArtifact(String name) {
    return add(EntryKind.ARTIFACT, name);
  }

  private String add(EntryKind kind, String name) {
    StoredEntry entry = NewEntries.entry(kind, NewEntries.SUPPORT, name, clock.instant());
    if (plane.catalog(kind).own(entry.text("id")) != null) {
      throw new IllegalArgumentException("the sandbox already has the " + kind.type() + " " + name);
    }
    plane.catalog(kind).add(entry);
    return entry.text("id");
  }

  /** Adds a version to a model or an artifact and returns its number. */
  public synchronized long addVersion(String entryId) {
    for (EntryKind kind : EntryKind.values()) {
      StoredEntry entry = plane.catalog(kind).own(entryId);
      if (entry != null) {
        long number = entry.nextNumber();
        entry.put(NewEntries.version(kind, entry, number, clock.instant()));
        return number;
      }
    }
    throw new IllegalArgumentException("the sandbox has no TrueFoundry model " + entryId);
  }

  /** Merges JSON into a model. */
  public synchronized void patchModel(String modelId, JsonValue over) {
    Objects.requireNonNullElseGet(
            plane.catalog(EntryKind.MODEL).own(modelId),
            () -> {
              throw new IllegalArgumentException("the sandbox has no TrueFoundry model " + modelId);
            })
        .overlay(over);
  }

  /** Merges JSON into a version, wherever it is sent. */
  public synchronized void patchVersion(String versionId, JsonValue over) {
    StoredEntry owner = plane.catalog(EntryKind.MODEL).ownerOf(versionId);
    if (owner == null || !owner.patchVersion(versionId, over)) {
      throw new IllegalArgumentException("the sandbox has no TrueFoundry version " + versionId);
    }
  }
}
