package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.Faults;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adobe Sensei ML's models and transcodings, behind the gateway, with IMS on the same host. */
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
    this.ims = new Ims(clock);
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
      return error(406, "The response is " + profile.mediaType() + " or application/json");
    }
    SandboxResponse response = perform(request, store(Gateway.sandbox(request.request())));
    return response.status() < 300
        ? response.withHeaders(Map.of("Content-Type", contentType))
        : response;
  }

  private SandboxResponse perform(CheckedRequest request, SenseiStore store) {
    try {
      return request.operation().contains("Transcoding")
          ? new TranscodingOperations(store, paging, clock).perform(request)
          : new ModelOperations(store, paging, clock, entityTags).perform(request);
    } catch (IllegalArgumentException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return Problems.of(status, message);
  }

  /** Invalid values are a 422, media types a 415. A replacement may have any enum values. */
  @Override
  protected SandboxResponse refuseViolations(CheckedRequest request) {
    boolean enumsOnly =
        request.violations().stream().allMatch(violation -> violation.type().equals("enum"));
    if (enumsOnly && request.operation().equals("updateModel")) {
      return perform(request);
    }
    return Problems.of(request.violations(), sentences(request.violations()));
  }

  @Override
  protected void resetState() {
    stores.clear();
    paging = new Paging();
    entityTags = false;
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

  /** Throttles the next calls by a 400, as the gateway sometimes does. */
  public void throttleInBadRequest(int calls) {
    String body = Problems.gateway(400, "429050", "Too many requests").text();
    faults()
        .failNext(calls, new Faults.Failure(400, Map.of("Content-Type", "application/json"), body));
  }

  /** Adds a model that was trained elsewhere; returns its id. */
  public synchronized String addModel(String name) {
    JsonValue sent = new JsonFields().put("name", name).put("originType", "offline").build();
    StoredDocument model =
        new StoredDocument(ModelDocuments.registered(sent, clock.instant()), Set.of());
    store(PLATFORM_SANDBOX).addModel(model);
    return model.id();
  }

  /** Merges JSON into a model. */
  public synchronized void patchModel(String id, JsonValue over) {
    StoredDocument model = store(PLATFORM_SANDBOX).model(id);
    if (model == null) {
      throw new IllegalArgumentException("the sandbox has no Sensei model " + id);
    }
    model.overlay(over);
  }
}
