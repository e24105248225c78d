package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.pieces.PiecesSimulator;
import java.util.Map;

/**
 * Pieces OS, release 12.3.9, with the WebSocket that tells of a download.
 *
 * <p>At the start there are five models: {@code gpt-4o-mini}, which is hosted; {@code
 * llama3.2:1b-instruct-q4_K_S}, downloaded and loaded; a classifier of the product's own, told with
 * the least that there must be; a hosted one that is denied, with words that no list has and a
 * field that nobody knows; and {@code team-coder:7b}, a custom one that can be downloaded.
 *
 * <p>A download goes through {@code INITIALIZED} and {@code IN-PROGRESS} to {@code COMPLETED}. It
 * takes a step each time the model is read, and runs to its end as soon as a socket watches it, a
 * frame for each step; see {@link #advanceByHand()}. A socket begins with a frame about how things
 * stand, {@code UNKNOWN} when nothing is under way, and stays open behind the end. A request for a
 * socket is one like any other: stubs and failures answer it, and it can be verified.
 *
 * <p>Where the vendor's behaviour is not known, the sandbox chooses: a call other than the reading
 * of a model answers 500 to an unknown id; to download what is hosted, here or on its way changes
 * nothing, and neither does cancelling what is not on its way; an update replaces all but what only
 * the server knows; a request for progress that wants no socket gets one frame as JSON.
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
   * Returns the id of the application that {@code OPEN_SOURCE} programs are, for the header {@code
   * X-Application-ID}. Nothing asks for it: Pieces OS has no tokens.
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

  /** Lets downloads go on by {@link #advance(String)} only, no longer by being watched or read. */
  public void advanceByHand() {
    simulator.advanceByHand();
  }

  /** Takes the download of a model one step further, if there is a step left, and tells sockets. */
  public void advance(String modelId) {
    simulator.advance(modelId);
  }

  /** Lets the next download end in {@code FAILED}. */
  public void failNextDownload() {
    simulator.failNextDownload();
  }

  /** Answers 401 to all calls about models, as servers do that nobody is signed in to. */
  public void signOut() {
    simulator.signOut();
  }

  /** Answers 404 to requests for a socket, as releases do that do not know the route. */
  public void refuseSockets() {
    simulator.refuseSockets();
  }

  /**
   * Lets the next socket break after some frames, the first one about how things stand included.
   * Asked for repeatedly, it is one socket after another.
   */
  public void breakNextSocketAfter(int frames) {
    simulator.breakNextSocketAfter(frames);
  }

  /** Breaks all open sockets without a good-bye. */
  public void dropSockets() {
    simulator.dropSockets();
  }

  /** Returns how many open sockets watch a model. */
  public int watching(String modelId) {
    return simulator.watching(modelId);
  }

  /**
   * Sends a text to all sockets that watch a model, JSON or not. The download does not change.
   *
   * <pre>{@code
   * pieces.sendFrame(id, "{\"status\":\"RESET\"}");
   * }</pre>
   */
  public void sendFrame(String modelId, String text) {
    simulator.sendFrame(modelId, text);
  }

  /** Adds local models that can be downloaded, named {@code bulk-0000001} and so on. */
  public void addModels(int models) {
    simulator.generate(models);
  }

  /** Adds a local model that can be downloaded, whose name others may have, and returns its id. */
  public String addModel(String name) {
    return simulator.addModel(name);
  }

  /**
   * Lays JSON over a model: fields that are there are replaced, by null too, others are added.
   * Digits stay as they are written. To say whether it is downloaded ends a download.
   *
   * <pre>{@code
   * pieces.patchModel(id, "{\"downloaded\":false,\"loaded\":false}");
   * }</pre>
   */
  public void patchModel(String modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }
}
