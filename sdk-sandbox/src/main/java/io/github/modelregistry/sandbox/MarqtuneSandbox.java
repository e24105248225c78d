package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.marqtune.MarqtuneSimulator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Simulates Marqtune: models, datasets and evaluations.
 *
 * <p>It starts with two models: that of the vendor's guide, {@code
 * 7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35}, whose training has failed, and {@code
 * a3b1d2c4-1111-4222-8333-944455566677}, which is in training. Each read of a model moves its
 * training one step forward, until it is ready, and so with datasets and evaluations; see {@link
 * #advanceManually()}.
 *
 * <p>Responses have no envelope, as the vendor's own client expects; methods of this class switch
 * to the other forms. Where the vendor's behaviour is unknown, the sandbox does this: status values
 * are in lower case, lists are in order of creation, and deleted models and datasets stay in them.
 * A checkpoint may be released twice; the log of a task is empty until it runs.
 */
public final class MarqtuneSandbox extends VendorSandbox {

  private final MarqtuneSimulator simulator;

  MarqtuneSandbox(SandboxStart start) {
    this(start, new MarqtuneSimulator(start.clock(), start.empty()));
  }

  private MarqtuneSandbox(SandboxStart start, MarqtuneSimulator simulator) {
    super(SandboxVendor.MARQTUNE, start, simulator);
    this.simulator = simulator;
  }

  /** Returns the API key, to be sent as {@code x-api-key}. */
  @Override
  public String token() {
    return MarqtuneSimulator.API_KEY;
  }

  /** Returns {@code MARQTUNE_URL} and {@code MARQO_API_KEY}. */
  @Override
  public Map<String, String> environment() {
    return Map.of("MARQTUNE_URL", baseUrl().toString(), "MARQO_API_KEY", token());
  }

  /** Wraps every response except 401 and 500 in an envelope, as the vendor documents it. */
  public void envelopes() {
    simulator.envelopes(false);
  }

  /** Wraps every response except 401 and 500 in an envelope whose payload is JSON text. */
  public void envelopesWithText() {
    simulator.envelopes(true);
  }

  /** Returns errors except 401 and 500 inside a 200 response; all responses get envelopes. */
  public void errorsInsideSuccesses() {
    simulator.errorsInsideSuccesses();
  }

  /** Returns lists as bare arrays instead of objects that hold a list. */
  public void listsAsArrays() {
    simulator.listsAsArrays();
  }

  /** Returns null instead of an empty list. */
  public void emptyListsAsNull() {
    simulator.emptyListsAsNull();
  }

  /** Moves tasks only by {@link #advance(String)}, no longer on each read. */
  public void advanceManually() {
    simulator.advancesWhenRead(false);
  }

  /** Moves the task of a model, a dataset or an evaluation one step forward, unless it ended. */
  public void advance(String id) {
    simulator.advance(id);
  }

  /** Returns the status of a model, a dataset or an evaluation; its task does not move. */
  public String status(String id) {
    return simulator.status(id);
  }

  /**
   * Puts a model, a dataset or an evaluation into a state and leaves it there.
   *
   * @param status any word, also one that the vendor does not define
   * @param failureReason why its task failed, or null
   */
  public void setStatus(
      String id, String status, String secondaryStatus, @Nullable String failureReason) {
    simulator.rest(
        id,
        new JsonFields()
            .put("status", status)
            .put("secondaryStatus", secondaryStatus)
            .put("failureReason", failureReason)
            .build());
  }

  /**
   * Adds a ready model and returns its id. Names need not be unique.
   *
   * @param checkpoints the number of checkpoints: {@code epoch_1} and so on
   */
  public String addModel(String name, int checkpoints) {
    return simulator.addModel(name, checkpoints);
  }

  /** Adds a model whose training was just requested and returns its id. */
  public String startTraining(String name, int epochs) {
    return simulator.startTraining(name, epochs);
  }

  /**
   * Adds a dataset that is ready, with the columns {@code query}, {@code title} and {@code score},
   * and returns its id.
   *
   * @param type {@code training} or {@code evaluation}
   */
  public String addDataset(String name, String type) {
    return simulator.addDataset(
        new JsonFields()
            .put("datasetName", name)
            .put("datasetType", type)
            .put("dataSchema", json("{\"query\":\"text\",\"title\":\"text\",\"score\":\"score\"}"))
            .build());
  }

  /** Adds a line to the log of a model, a dataset or an evaluation. */
  public void addLogLine(String id, String message) {
    simulator.addLogLine(id, message);
  }

  /** Returns the bytes of a checkpoint, as they are downloaded. */
  public byte[] checkpoint(String modelId, String checkpoint) {
    return MarqtuneSimulator.checkpoint(modelId, checkpoint);
  }

  /** Returns the checkpoints of a model that were released; the vendor has no call for this. */
  public Set<String> releasedCheckpoints(String modelId) {
    return simulator.released(modelId);
  }

  /**
   * Merges JSON into a model: existing fields are replaced, also by null, others are added. Numbers
   * keep their digits.
   */
  public void patchModel(String modelId, String json) {
    simulator.patch(modelId, json(json));
  }

  /** Adds ready models with one checkpoint each. */
  @Override
  public void addModels(int models) {
    for (int i = 1; i <= models; i++) {
      addModel(String.format(Locale.ROOT, "bulk-%07d", i), 1);
    }
  }
}
