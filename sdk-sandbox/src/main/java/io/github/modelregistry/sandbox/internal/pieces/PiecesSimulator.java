package io.github.modelregistry.sandbox.internal.pieces;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.FormText;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.socket.Handshake;
import io.github.modelregistry.sandbox.internal.socket.SocketHost;
import io.github.modelregistry.sandbox.internal.socket.TextSocket;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pieces OS: the catalogue of models, their downloads, and the sockets that report their progress.
 */
public final class PiecesSimulator extends VendorSimulator implements SocketHost {

  /** The id of the program that introduces itself as OPEN_SOURCE. */
  public static final String APPLICATION_ID = "1d3b6f1c-9f53-4e57-9c87-0c1b2e0a6f20";

  private static final int MOST_SOCKETS = 64;
  private static final String HEALTH = "/.well-known/health";

  private final boolean empty;
  private final ProgressSockets sockets = new ProgressSockets();
  private ModelCatalog catalog;
  private boolean advancesManually;
  private boolean nextFails;
  private boolean signedOut;
  private boolean withoutSockets;

  /**
   * Creates a server.
   *
   * @param empty whether it has no initial models
   */
  public PiecesSimulator(boolean empty) {
    super("pieces");
    this.empty = empty;
    this.catalog = new ModelCatalog(empty);
  }

  @Override
  protected List<String> bases() {
    return List.of("");
  }

  /** The vendor's own clients check health by HEAD, too. */
  @Override
  protected @Nullable SandboxResponse respondOutsideSpec(SandboxRequest request) {
    return request.method().equals("HEAD") && request.path().equals(HEALTH)
        ? SandboxResponse.text(200, "")
        : null;
  }

  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    return signedOut && request.path().startsWith("/model") ? error(401, "Unauthorized") : null;
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return SandboxResponse.text(status, message);
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "getHealth" -> SandboxResponse.text(200, "ok");
      case "getVersion" -> SandboxResponse.text(200, Connections.RELEASE);
      case "connect" -> SandboxResponse.json(200, Connections.context(request.body()));
      case "listModels" -> SandboxResponse.json(200, catalog.list());
      case "updateModel" -> update(request.body());
      case "getModel" -> get(catalog.model(request.pathParameter("model")));
      default -> performOn(catalog.model(request.pathParameter("model")), request);
    };
  }

  private SandboxResponse get(@Nullable StoredModel model) {
    if (model == null) {
      return error(410, "model was not found.");
    }
    if (!advancesManually) {
      send(model, model.step());
    }
    return document(model);
  }

  /** Only the read of a model has a response of its own for an unknown id. */
  private SandboxResponse performOn(@Nullable StoredModel model, CheckedRequest request) {
    if (model == null) {
      return error(500, "Internal Server Error");
    }
    return switch (request.operation()) {
      case "downloadModel" -> download(model);
      case "cancelDownload" -> cancel(model);
      case "watchDownload" -> watch(model, request.request());
      case "loadModel" -> load(model);
      case "unloadModel" -> unload(model);
      default -> error(500, "not simulated: " + request.operation());
    };
  }

  private SandboxResponse download(StoredModel model) {
    if (!model.isDownloadable()) {
      return document(model);
    }
    model.startDownload(nextFails);
    nextFails = false;
    SandboxResponse response = document(model);
    send(model, model.frame());
    runWhileWatched(model);
    return response;
  }

  private SandboxResponse cancel(StoredModel model) {
    send(model, model.cancel());
    return document(model);
  }

  private SandboxResponse load(StoredModel model) {
    if (model.isHosted()) {
      return document(model);
    }
    if (!model.isDownloaded()) {
      return error(500, "the model has not been downloaded");
    }
    model.load(true);
    return document(model);
  }

  private SandboxResponse unload(StoredModel model) {
    if (!model.isHosted()) {
      model.load(false);
    }
    return document(model);
  }

  private SandboxResponse update(JsonValue changed) {
    StoredModel model = catalog.model(field(changed, "id").asString());
    if (model == null) {
      return error(500, "Internal Server Error");
    }
    if (!model.isCustom()) {
      return error(500, "only custom models can be updated");
    }
    model.replace(changed);
    return document(model);
  }

  private SandboxResponse watch(StoredModel model, SandboxRequest request) {
    if (!Handshake.isWanted(request)) {
      return SandboxResponse.json(200, model.frame());
    }
    if (withoutSockets) {
      return error(404, "");
    }
    if (sockets.size() >= MOST_SOCKETS) {
      return error(503, "no more than " + MOST_SOCKETS + " sockets can be open");
    }
    String problem = Handshake.problem(request);
    return problem == null ? Handshake.accept(request) : error(400, "Bad request: " + problem);
  }

  private static SandboxResponse document(StoredModel model) {
    return SandboxResponse.json(200, model.document());
  }

  @Override
  protected void resetState() {
    sockets.closeAll();
    catalog = new ModelCatalog(empty);
    advancesManually = false;
    nextFails = false;
    signedOut = false;
    withoutSockets = false;
  }

  // The sockets.

  @Override
  protected SocketHost sockets() {
    return this;
  }

  @Override
  public synchronized void opened(String path, TextSocket socket) {
    StoredModel model = catalog.model(FormText.decodeSegment(path.split("/", -1)[2]));
    if (model == null) {
      socket.drop();
      return;
    }
    sockets.open(model.id(), socket, model.frame().toString());
    runWhileWatched(model);
  }

  @Override
  public synchronized void closed(TextSocket socket) {
    sockets.forget(socket);
  }

  @Override
  protected synchronized void closeConnections() {
    sockets.closeAll();
  }

  /**
   * A download advances with each frame that is read, until it ends or the last socket is closed.
   */
  private void runWhileWatched(StoredModel model) {
    while (!advancesManually && !model.isAtRest() && sockets.openSockets(model.id()) > 0) {
      send(model, model.step());
    }
  }

  private void send(StoredModel model, @Nullable JsonValue frame) {
    if (frame != null) {
      sockets.send(model.id(), frame.toString());
    }
  }

  // What a test may do to the server.

  /** Moves downloads only by {@link #advance}. */
  public synchronized void advanceManually() {
    advancesManually = true;
  }

  /** Moves a download one step forward. */
  public synchronized void advance(String modelId) {
    StoredModel model = needModel(modelId);
    send(model, model.step());
  }

  /** Makes the next download fail. */
  public synchronized void failNextDownload() {
    nextFails = true;
  }

  /** Refuses all calls about models, as servers do that nobody is signed in to. */
  public synchronized void signOut() {
    signedOut = true;
  }

  /** Returns 404 for each request for a socket. */
  public synchronized void refuseSockets() {
    withoutSockets = true;
  }

  /** Breaks the next socket after a number of frames. */
  public synchronized void breakNextSocketAfter(int frames) {
    sockets.breakNext(frames);
  }

  /** Breaks all open sockets. */
  public synchronized void dropSockets() {
    sockets.dropAll();
  }

  /** Returns how many sockets are watching a model. */
  public synchronized int openSockets(String modelId) {
    return sockets.openSockets(needModel(modelId).id());
  }

  /** Sends any text to all sockets that watch a model. */
  public synchronized void sendFrame(String modelId, String text) {
    sockets.send(needModel(modelId).id(), text);
  }

  /** Adds local models that can be downloaded. */
  public synchronized void generate(int count) {
    catalog.generate(count);
  }

  /** Adds a local model that can be downloaded and returns its id. */
  public synchronized String addModel(String name) {
    return catalog.add(name);
  }

  /** Merges JSON into a model. */
  public synchronized void patchModel(String modelId, JsonValue over) {
    needModel(modelId).overlay(over);
  }

  private StoredModel needModel(String id) {
    return Objects.requireNonNullElseGet(
        catalog.model(id),
        () -> {
          throw new IllegalArgumentException("the sandbox has no Pieces model " + id);
        });
  }
}
