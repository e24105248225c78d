package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import io.github.modelregistry.sandbox.internal.spec.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The read operations of TrueFoundry's model registry, in both generations of the API. */
public final class TrueFoundrySimulator extends VendorSimulator {

  /** The only valid API key. */
  public static final String API_KEY = "sandbox-api-key";

  private static final String ML = "/api/ml/v1";
  private static final String SVC = "/api/svc/v1";

  private final boolean empty;
  private final Clock clock;
  private ModelCatalog catalog;
  private Paging paging = new Paging();
  private boolean namesMatchInPart;
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
    this.catalog = new ModelCatalog(empty);
  }

  @Override
  protected List<String> bases() {
    return List.of(ML, SVC);
  }

  @Override
  protected @Nullable SandboxResponse respondOutsideSpec(SandboxRequest request) {
    return notServed != null && request.path().startsWith(notServed + "/")
        ? error(404, "Not Found")
        : null;
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
    return switch (request.operation()) {
      case "listModels" -> listModels(request.request());
      case "getModel" -> getModel(request.pathParameter("id"));
      case "listModelVersions" -> listVersions(request.request());
      case "getModelVersion" -> getVersion(request.pathParameter("id"));
      default -> error(500, "not simulated: " + request.operation());
    };
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return SandboxResponse.json(
        status, new JsonFields().put("statusCode", status).put("message", message).build());
  }

  /** The ml generation returns 422 for invalid values, in its own format. */
  @Override
  protected SandboxResponse refuseViolations(CheckedRequest request) {
    boolean values =
        request.violations().stream().noneMatch(violation -> violation.type().equals("unexpected"));
    if (!values || !request.request().path().startsWith(ML + "/")) {
      return super.refuseViolations(request);
    }
    List<JsonValue> details =
        request.violations().stream().map(TrueFoundrySimulator::detail).toList();
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
    catalog = new ModelCatalog(empty);
    paging = new Paging();
    namesMatchInPart = false;
    notServed = null;
  }

  private SandboxResponse listModels(SandboxRequest request) {
    List<StoredModel> all = catalog.models();
    // Without a filter nothing is copied: a million generated models stay a number.
    List<StoredModel> found =
        hasModelFilter(request)
            ? all.stream().filter(model -> matches(model, request)).toList()
            : all;
    return SandboxResponse.json(200, paging.page(request, found, StoredModel::document));
  }

  private static boolean hasModelFilter(SandboxRequest request) {
    return request.query().keySet().stream()
            .anyMatch(List.of("fqn", "ml_repo_id", "name", "run_id")::contains)
        || "false".equals(request.queryValue("include_empty_models"));
  }

  private boolean matches(StoredModel model, SandboxRequest request) {
    String runId = request.queryValue("run_id");
    return is(request, "fqn", model.text("fqn"))
        && is(request, "ml_repo_id", model.text("ml_repo_id"))
        && nameIs(request, model)
        && (runId == null || model.loggedBy(runId))
        && !("false".equals(request.queryValue("include_empty_models")) && model.isEmpty());
  }

  private SandboxResponse getModel(String id) {
    return catalog.models().stream()
        .filter(model -> model.text("id").equals(id))
        .findFirst()
        .map(model -> data(model.document()))
        .orElseGet(() -> error(404, "Model not found"));
  }

  private SandboxResponse listVersions(SandboxRequest request) {
    List<JsonValue> found = new ArrayList<>();
    for (StoredModel model : catalog.models()) {
      if (is(request, "model_id", model.text("id"))
          && is(request, "ml_repo_id", model.text("ml_repo_id"))
          && nameIs(request, model)) {
        model.newestFirst().stream()
            .filter(version -> matches(model, version, request))
            .forEach(found::add);
      }
    }
    return SandboxResponse.json(200, paging.page(request, found, version -> version));
  }

  private static boolean matches(StoredModel model, JsonValue version, SandboxRequest request) {
    String tag = request.queryValue("tag");
    String fqn = request.queryValue("fqn");
    JsonValue tags = version.get("tags");
    JsonValue step = field(version, "manifest").get("step");
    return (tag == null
            || (tags != null && !tags.isNull() && tags.elements().contains(JsonValue.of(tag))))
        && (fqn == null || fqn.equals(model.text("fqn")) || is(request, "fqn", version, "fqn"))
        && is(request, "version", Long.toString(StoredModel.number(version)))
        && oneOf(request, "run_ids", StoredModel.runId(version))
        && oneOf(request, "run_steps", step == null || step.isNull() ? null : step.toString());
  }

  private SandboxResponse getVersion(String id) {
    return catalog.models().stream()
        .flatMap(model -> model.newestFirst().stream())
        .filter(version -> field(version, "id").asString().equals(id))
        .findFirst()
        .map(TrueFoundrySimulator::data)
        .orElseGet(() -> error(404, "Model version not found"));
  }

  private boolean nameIs(SandboxRequest request, StoredModel model) {
    String wanted = request.queryValue("name");
    return wanted == null
        || (namesMatchInPart
            ? model.text("name").contains(wanted)
            : model.text("name").equals(wanted));
  }

  private static boolean is(SandboxRequest request, String parameter, String value) {
    String wanted = request.queryValue(parameter);
    return wanted == null || wanted.equals(value);
  }

  private static boolean is(
      SandboxRequest request, String parameter, JsonValue document, String name) {
    return is(request, parameter, field(document, name).asString());
  }

  private static boolean oneOf(SandboxRequest request, String parameter, @Nullable String value) {
    List<String> wanted = request.query().get(parameter);
    return wanted == null || (value != null && wanted.contains(value));
  }

  private static SandboxResponse data(JsonValue document) {
    return SandboxResponse.json(200, new JsonFields().put("data", document).build());
  }

  // What a test may do to the control plane.

  /** Limits the number of entries of a page. */
  public synchronized void capPagesAt(int most) {
    paging.cap(most);
  }

  /** Reports this total in every page. */
  public synchronized void claimTotal(long total) {
    paging.claimTotal(total);
  }

  /** Sets whether every page is the first one. */
  public synchronized void ignoreOffset(boolean ignores) {
    paging.ignoreOffset(ignores);
  }

  /** Sets whether a part of a name matches too. */
  public synchronized void matchNamesInPart(boolean inPart) {
    namesMatchInPart = inPart;
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
    catalog.generate(count);
  }

  /** Adds a model without versions and returns its id. */
  public synchronized String addModel(String name) {
    StoredModel model = NewModels.model(name, clock.instant());
    if (catalog.stored(model.text("id")) != null) {
      throw new IllegalArgumentException("the sandbox already has a model " + name);
    }
    catalog.add(model);
    return model.text("id");
  }

  /** Adds a version to a model and returns its number. */
  public synchronized long addVersion(String modelId) {
    StoredModel model = needModel(modelId);
    long number = model.isEmpty() ? 1 : StoredModel.number(model.newestFirst().get(0)) + 1;
    model.addNewest(NewModels.version(model, number, clock.instant()));
    return number;
  }

  /** Merges JSON into a model. */
  public synchronized void patchModel(String modelId, JsonValue over) {
    needModel(modelId).overlay(over);
  }

  /** Merges JSON into a version, wherever it is sent. */
  public synchronized void patchVersion(String versionId, JsonValue over) {
    if (!catalog.patchVersion(versionId, over)) {
      throw new IllegalArgumentException("the sandbox has no TrueFoundry version " + versionId);
    }
  }

  private StoredModel needModel(String id) {
    return Objects.requireNonNullElseGet(
        catalog.stored(id),
        () -> {
          throw new IllegalArgumentException("the sandbox has no TrueFoundry model " + id);
        });
  }
}
