package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.pieces.PiecesSimulator;
import java.util.Map;

/**
 * Pieces OS, release 12.3.9, with the WebSockets that report the progress of a download, changes of
 * models, and the state of Ollama.
 *
 * <p>It starts with five models: {@code gpt-4o-mini}, which is hosted; {@code
 * llama3.2:1b-instruct-q4_K_S}, downloaded and loaded; a classifier of the product itself, with
 * only the required fields; a denied hosted one with undocumented enum values and an undocumented
 * field; and {@code team-coder:7b}, a custom one that can be downloaded.
 *
 * <p>A download goes through {@code INITIALIZED} and {@code IN-PROGRESS} to {@code COMPLETED}. Each
 * read of the model moves it one step forward; when a socket watches it, it runs to its end, with a
 * frame for each step; see {@link #advanceManually()}. A socket first sends a frame with the
 * current state, {@code UNKNOWN} if no download is running, and stays open after the last frame.
 * Stubs and failures apply to the requests for sockets too, and they can be verified.
 *
 * <p>A user is signed in, see {@link #signOut()}. Models that are created are custom ones; only
 * those can be changed and deleted, others return 500. Whatever changes a model, a call or a method
 * of this class, sends a frame with its id to the sockets for changes; there is no first frame.
 * Ollama is installed, in a release that needs an update.
 *
 * <p>Where the vendor's behaviour is unknown, the sandbox does this: calls other than the read of a
 * model return 500 for an unknown id; downloading a model that is hosted, downloaded or downloading
 * has no effect, nor has cancelling when no download runs; an update replaces everything except the
 * fields that the server sets; a creation whose unique name exists, or whose name where it has no
 * unique one, returns 500; removing the weights of a loaded model unloads it, has no effect on a
 * hosted one, and returns 500 for one that is no language model; scores are counted in the field of
 * their flag; the models of OpenAI are those of the list, whoever asks; a request for a socket
 * without an upgrade gets one frame as JSON.
 */
public final class PiecesSandbox extends VendorSandbox {

  private final PiecesSimulator simulator;

  PiecesSandbox(SandboxStart start) {
    this(start, new PiecesSimulator(start.empty()));
  }

  private PiecesSandbox(SandboxStart start, PiecesSimulator simulator) {
    super(SandboxVendor.PIECES, start, simulator);
    this.simulator = simulator;
  }

  /**
   * Returns the id of the application {@code OPEN_SOURCE}, for the header {@code X-Application-ID}.
   * It is optional: Pieces OS has no tokens.
   */
  @Override
  public String token() {
    return PiecesSimulator.APPLICATION_ID;
  }

  /** Returns {@code PIECES_URL} and {@code PIECES_APPLICATION_ID}. */
  @Override
  public Map<String, String> environment() {
    return Map.of("PIECES_URL", baseUrl().toString(), "PIECES_APPLICATION_ID", token());
  }

  /** Moves downloads only by {@link #advance(String)}, no longer on each read or watch. */
  public void advanceManually() {
    simulator.advanceManually();
  }

  /**
   * Moves the download of a model one step forward, unless it has ended, and notifies its sockets.
   */
  public void advance(String modelId) {
    simulator.advance(modelId);
  }

  /** Starts the download of a model, as a call does. */
  public void startDownload(String modelId) {
    simulator.startDownload(modelId);
  }

  /** Makes the next download end in {@code FAILED}. */
  public void failNextDownload() {
    simulator.failNextDownload();
  }

  /**
   * Returns 401 for all calls about models, as a server without a signed-in user does, and no user.
   */
  public void signOut() {
    simulator.signOut();
  }

  /** Returns 404 for requests for a socket, as older releases do. */
  public void refuseSockets() {
    simulator.refuseSockets();
  }

  /**
   * Breaks the next socket after a number of frames, the frame with the current state included.
   * Repeated calls apply to one socket after another.
   */
  public void breakNextSocketAfter(int frames) {
    simulator.breakNextSocketAfter(frames);
  }

  /** Breaks all open sockets without a close frame. */
  public void dropSockets() {
    simulator.dropSockets();
  }

  /** Returns the number of open sockets that watch a model. */
  public int openSockets(String modelId) {
    return simulator.openSockets(modelId);
  }

  /**
   * Returns the number of open sockets of all kinds. A socket for changes gets no first frame: wait
   * until it is counted here before changing a model.
   */
  public int openSockets() {
    return simulator.openSockets();
  }

  /**
   * Sends a text to all sockets that watch a model. It need not be JSON; the download does not
   * change.
   *
   * <pre>{@code
   * pieces.sendFrame(id, "{\"status\":\"RESET\"}");
   * }</pre>
   */
  public void sendFrame(String modelId, String text) {
    simulator.sendFrame(modelId, text);
  }

  /** Adds local models that can be downloaded, with the names {@code bulk-0000001} and so on. */
  @Override
  public void addModels(int models) {
    simulator.generate(models);
  }

  /** Adds a local model that can be downloaded and returns its id. Names need not be unique. */
  public String addModel(String name) {
    return simulator.addModel(name);
  }

  /**
   * Merges JSON into a model: existing fields are replaced, also by null, others are added. Numbers
   * keep their digits. Setting {@code downloaded} ends a running download.
   *
   * <pre>{@code
   * pieces.patchModel(id, "{\"downloaded\":false,\"loaded\":false}");
   * }</pre>
   */
  public void patchModel(String modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }

  /**
   * Merges JSON into the state of Ollama and sends it to the sockets that watch it.
   *
   * <pre>{@code
   * pieces.patchOllamaStatus("{\"installation\":null}");
   * }</pre>
   */
  public void patchOllamaStatus(String json) {
    simulator.patchOllamaStatus(json(json));
  }
}
