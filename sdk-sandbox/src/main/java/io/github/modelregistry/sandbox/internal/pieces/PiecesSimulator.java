package io.github.modelregistry.sandbox.internal.pieces;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.FormText;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.socket.SocketHost;
import io.github.modelregistry.sandbox.internal.socket.TextSocket;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pieces OS: the models, their downloads, Ollama, and the sockets that report about them. */
public final class PiecesSimulator extends VendorSimulator implements SocketHost {

  /** The id of the program that introduces itself as OPEN_SOURCE. */
  public static final String APPLICATION_ID = "1d3b6f1c-9f53-4e57-9c87-0c1b2e0a6f20";

  private static final String HEALTH = "/.well-known/health";

  private final boolean empty;
  private final TopicSockets sockets = new TopicSockets();
  private ModelOperations models;
  private OllamaRuntime ollama = new OllamaRuntime();
  private boolean signedOut;

  /**
   * Creates a server.
   *
   * @param empty whether it has no initial models
   */
  public PiecesSimulator(boolean empty) {
    super("pieces");
    this.empty = empty;
    this.models = new ModelOperations(empty, sockets);
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
    boolean aboutModels =
        request.path().startsWith("/model") || request.path().startsWith("/open_ai/models");
    return signedOut && aboutModels ? error(401, "Unauthorized") : null;
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
      case "connect" -> SandboxResponse.json(200, Connections.context(request.body(), signedOut));
      case "getUser" -> SandboxResponse.json(200, Connections.user(signedOut));
      case "getOllamaStatus" -> SandboxResponse.json(200, ollama.status());
      case "watchOllamaStatus" -> sockets.watch(request.request(), ollama.status());
      default -> models.perform(request);
    };
  }

  @Override
  protected void resetState() {
    sockets.closeAll();
    models = new ModelOperations(empty, sockets);
    ollama = new OllamaRuntime();
    signedOut = false;
  }

  // The sockets.

  @Override
  protected SocketHost sockets() {
    return this;
  }

  @Override
  public synchronized void opened(String path, TextSocket socket) {
    switch (path) {
      case ModelOperations.CHANGES -> sockets.open(path, socket);
      case OllamaRuntime.STREAM -> sockets.open(path, socket, ollama.status());
      default -> models.watchDownload(FormText.decodeSegment(path.split("/", -1)[2]), socket);
    }
  }

  @Override
  public synchronized void closed(TextSocket socket) {
    sockets.forget(socket);
  }

  @Override
  protected synchronized void closeConnections() {
    sockets.closeAll();
  }

  // What a test may do to the server.

  /** Moves downloads only by {@link #advance}. */
  public synchronized void advanceManually() {
    models.advanceManually();
  }

  /** Moves a download one step forward. */
  public synchronized void advance(String modelId) {
    models.advance(needModel(modelId));
  }

  /** Starts the download of a model. */
  public synchronized void startDownload(String modelId) {
    models.download(needModel(modelId));
  }

  /** Makes the next download fail. */
  public synchronized void failNextDownload() {
    models.failNextDownload();
  }

  /**
   * Refuses all calls about models, as servers do that nobody is signed in to; there is no user.
   */
  public synchronized void signOut() {
    signedOut = true;
  }

  /** Returns 404 for each request for a socket. */
  public synchronized void refuseSockets() {
    sockets.refuse();
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

  /** Returns how many sockets are open, of all kinds. */
  public synchronized int openSockets() {
    return sockets.size();
  }

  /** Sends any text to all sockets that watch a model. */
  public synchronized void sendFrame(String modelId, String text) {
    sockets.send(needModel(modelId).id(), text);
  }

  /** Adds local models that can be downloaded. */
  public synchronized void generate(int count) {
    models.catalog().generate(count);
  }

  /** Adds a local model that can be downloaded and returns its id. */
  public synchronized String addModel(String name) {
    return models.catalog().add(name);
  }

  /** Merges JSON into a model. */
  public synchronized void patchModel(String modelId, JsonValue over) {
    needModel(modelId).overlay(over);
  }

  /** Merges JSON into the state of Ollama. */
  public synchronized void patchOllamaStatus(JsonValue over) {
    ollama.patch(over);
    sockets.send(OllamaRuntime.STREAM, ollama.status().toString());
  }

  private StoredModel needModel(String id) {
    return Objects.requireNonNullElseGet(
        models.catalog().model(id),
        () -> {
          throw new IllegalArgumentException("the sandbox has no Pieces model " + id);
        });
  }
}
