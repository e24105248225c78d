package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.marqtune.MarqtuneSimulator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reading side of Marqtune's models.
 *
 * <p>At the start there are the model of the vendor's guide, {@code
 * 7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35}, whose training has failed, and {@code
 * a3b1d2c4-1111-4222-8333-944455566677}, which is in training. A training takes one step each time
 * its model is got, until it is ready; see {@link #advanceByHand()}.
 *
 * <p>Answers come without an envelope, as the vendor's own client reads them; a test may ask for
 * any form that the service is known, documented or feared to use. Where the vendor's behaviour is
 * not known, the sandbox chooses: words of a status are in lower case, lists are in the order in
 * which their models were made, and deleted models stay in them.
 */
public final class MarqtuneSandbox extends VendorSandbox {

  private final MarqtuneSimulator simulator;

  MarqtuneSandbox(SandboxStart start) {
    this(start, new MarqtuneSimulator(start.empty()));
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

  /** Puts every answer but 401 and 500 into an envelope, as the vendor documents it. */
  public void envelopes() {
    simulator.envelopes(false);
  }

  /** Puts every answer but 401 and 500 into an envelope, as a text that holds its JSON. */
  public void envelopesWithText() {
    simulator.envelopes(true);
  }

  /** Answers errors but 401 and 500 with a 200 that has them inside; others in envelopes too. */
  public void errorsInsideSuccesses() {
    simulator.errorsInsideSuccesses();
  }

  /** Answers with a bare array where the documents have an object with a list. */
  public void listsAsArrays() {
    simulator.listsAsArrays();
  }

  /** Answers with null in place of a list that is empty. */
  public void emptyListsAsNull() {
    simulator.emptyListsAsNull();
  }

  /** Lets trainings go on by {@link #advance(String)} only, no longer by being read. */
  public void advanceByHand() {
    simulator.advancesWhenRead(false);
  }

  /** Takes the training of a model one step further, if there is a step left. */
  public void advance(String modelId) {
    simulator.advance(modelId);
  }

  /** Returns the status of a model, without moving it. */
  public String status(String modelId) {
    return simulator.status(modelId);
  }

  /**
   * Puts a model into a state and leaves it there.
   *
   * @param status any word, also one that no server has ever said
   * @param failureReason why its training failed, or null
   */
  public void setStatus(
      String modelId, String status, String secondaryStatus, @Nullable String failureReason) {
    simulator.rest(
        modelId,
        new JsonFields()
            .put("status", status)
            .put("secondaryStatus", secondaryStatus)
            .put("failureReason", failureReason)
            .build());
  }

  /**
   * Adds a model that is ready and returns its id. Names need not differ.
   *
   * @param checkpoints how many checkpoints it has, {@code epoch_1} and so on
   */
  public String addModel(String name, int checkpoints) {
    return simulator.addModel(name, checkpoints);
  }

  /** Adds a model whose training has just been asked for and returns its id. */
  public String startTraining(String name, int epochs) {
    return simulator.startTraining(name, epochs);
  }

  /**
   * Lays JSON over a model: fields that are there are replaced, by null too, others are added.
   * Digits stay as they are written.
   */
  public void patchModel(String modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }

  /** Adds models that are ready, each with one checkpoint. */
  public void addModels(int models) {
    for (int i = 1; i <= models; i++) {
      addModel(String.format(Locale.ROOT, "bulk-%07d", i), 1);
    }
  }
}
