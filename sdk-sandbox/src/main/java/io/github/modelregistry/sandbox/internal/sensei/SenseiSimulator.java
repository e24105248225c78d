package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.Faults;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import io.github.modelregistry.sandbox.internal.spec.Violation;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adobe Sensei ML, behind the gateway, with IMS on the same host. */
public final class SenseiSimulator extends VendorSimulator {

  /** The path of the service, which its address in settings includes. */
  public static final String BASE = "/data/sensei";

  /** The platform's sandbox with the initial models; the others are empty. */
  public static final String PLATFORM_SANDBOX = "prod";

  private static final String WITH_SLASH = BASE + "/models/";

  private final boolean empty;
  private final Clock clock;
  private final Ims ims;
  private final Gateway gateway;
  private final Map<String, SenseiStore> stores = new HashMap<>();
  private Paging paging = new Paging();
  private boolean entityTags;
  private boolean ranges;
  private final Deque<String> failures = new ArrayDeque<>();

  /**
   * Creates a service.
   *
   * @param clock the time for tokens and new models
   * @param empty whether it has no initial models
   */
  public SenseiSimulator(Clock clock, boolean empty) {
    super("sensei");
    this.clock = clock;
    this.empty = empty;
    this.ims = new Ims(clock, tokenFaults());
    this.gateway = new Gateway(ims);
  }

  /** Returns the issuer of the tokens. */
  public Ims ims() {
    return ims;
  }

  @Override
  protected List<String> bases() {
    return List.of(BASE);
  }

  @Override
  protected String tokenPath() {
    return Ims.TOKEN_PATH;
  }

  @Override
  protected @Nullable SandboxResponse respondOutsideSpec(SandboxRequest request) {
    if (!isCall(request.path())) {
      return ims.respond(request);
    }
    // The guide uses both forms of the path of the list.
    return request.path().equals(WITH_SLASH) ? respond(withoutSlash(request)) : null;
  }

  private static SandboxRequest withoutSlash(SandboxRequest request) {
    return request.withPath(WITH_SLASH.substring(0, WITH_SLASH.length() - 1));
  }

  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    return gateway.refuse(request);
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    Profile profile = Profile.ofResponse(request.operation());
    String contentType = profile.acceptedBy(request.request().header("Accept"));
    if (contentType == null) {
      return error(406, "The response is " + profile.alternatives());
    }
    SandboxResponse response = perform(request, store(Gateway.sandbox(request.request())));
    return response.status() < 300
        ? response.withHeaders(Map.of("Content-Type", contentType))
        : response;
  }

  private SandboxResponse perform(CheckedRequest request, SenseiStore store) {
    Documents documents = new Documents(store, paging, entityTags);
    try {
      return switch (group(request)) {
        case "models" -> new ModelOperations(documents, clock, ranges).perform(request);
        case "transcodings" -> new TranscodingOperations(documents, clock).perform(request);
        case "experiments" -> new ExperimentOperations(documents, clock).perform(request);
        case "runs" -> new RunOperations(documents, clock, failures::poll).perform(request);
        case "insights" -> new InsightOperations(documents, clock).perform(request);
        default -> new ReadOnlyOperations(documents).perform(request);
      };
    } catch (IllegalArgumentException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  /** Returns the last part of the path that names a kind of documents. */
  private static String group(CheckedRequest request) {
    String path = request.matched().operation().template();
    if (path.contains("/transcodings")) {
      return "transcodings";
    }
    return path.contains("/runs") ? "runs" : path.split("/", -1)[1];
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return Problems.of(status, message);
  }

  /** Invalid values are a 422, media types a 415. */
  @Override
  protected SandboxResponse refuseViolations(CheckedRequest request) {
    String operation = request.operation();
    return request.violations().stream().allMatch(each -> isTolerated(operation, each))
        ? perform(request)
        : Problems.of(request.violations(), sentences(request.violations()));
  }

  /**
   * Returns whether the service takes what the specification does not have: any enum values in a
   * replacement, no id in that of an experiment, and modes in capital letters, as in its guides.
   */
  private static boolean isTolerated(String operation, Violation violation) {
    return switch (violation.type()) {
      case "enum" -> Set.of("updateModel", "updateExperiment", "createRun").contains(operation);
      case "missing" -> operation.equals("updateExperiment") && violation.place().equals("id");
      default -> false;
    };
  }

  @Override
  protected void resetState() {
    stores.clear();
    paging = new Paging();
    entityTags = false;
    ranges = false;
    failures.clear();
    ims.reset();
  }

  private SenseiStore store(String sandbox) {
    return stores.computeIfAbsent(
        sandbox,
        name -> name.equals(PLATFORM_SANDBOX) && !empty ? SenseiStore.filled() : new SenseiStore());
  }

  // Methods for tests.

  /** Changes how lists are split into pages. */
  public synchronized void paging(Consumer<Paging> change) {
    change.accept(paging);
  }

  /** Sends models with an entity tag and checks replacements against it. */
  public synchronized void sendEntityTags() {
    entityTags = true;
  }

  /** Sends files of models in ranges, to callers that ask for one. */
  public synchronized void sendRanges() {
    ranges = true;
  }

  /** Throttles the next calls by a 400, as the gateway sometimes does. */
  public void throttleInBadRequest(int calls) {
    String body = Problems.gateway(400, "429050", "Too many requests").text();
    faults()
        .failNext(calls, new Faults.Failure(400, Map.of("Content-Type", "application/json"), body));
  }

  /** Makes the next new run fail, with a message. */
  public synchronized void failNextRun(String message) {
    failures.add(message);
  }

  /** Adds a model that was trained elsewhere; returns its id. */
  public synchronized String addModel(String name) {
    JsonValue sent = new JsonFields().put("name", name).put("originType", "offline").build();
    StoredDocument model =
        new StoredDocument(NewDocuments.registered(sent, clock.instant()), Set.of());
    store(PLATFORM_SANDBOX).add(Kind.MODEL, model);
    return model.id();
  }

  /** Merges JSON into a model. */
  public synchronized void patchModel(String id, JsonValue over) {
    StoredDocument model = store(PLATFORM_SANDBOX).find(Kind.MODEL, id);
    if (model == null) {
      throw new IllegalArgumentException("the sandbox has no Sensei model " + id);
    }
    model.overlay(over);
  }
}
