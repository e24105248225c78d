package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.truefoundry.TrueFoundrySimulator;
import java.util.Map;

/**
 * The reading side of TrueFoundry's model registry, under {@code /api/ml/v1} and {@code
 * /api/svc/v1}.
 *
 * <p>At the start there is one model, {@code model:acme/support-ml/ticket-router}, with version 2.
 * Filters given together must all hold; pages are cut by offset and limit, and their total is true
 * unless a test wants otherwise. Versions are listed newest first, models in the order in which
 * they were made.
 *
 * <p>The ml generation answers 422 to a parameter of the wrong type or out of range, the svc
 * generation 400. Where the vendor's behaviour is not known, the sandbox chooses: a {@code name}
 * must match as a whole ({@link #matchNamesInPart()} changes that), and a malformed {@code fqn}
 * finds nothing.
 */
public final class TrueFoundrySandbox extends VendorSandbox {

  private final TrueFoundrySimulator simulator;

  TrueFoundrySandbox(SandboxStart start) {
    this(start, new TrueFoundrySimulator(start.clock(), start.empty()));
  }

  private TrueFoundrySandbox(SandboxStart start, TrueFoundrySimulator simulator) {
    super(SandboxVendor.TRUEFOUNDRY, start, simulator);
    this.simulator = simulator;
  }

  @Override
  public String token() {
    return TrueFoundrySimulator.API_KEY;
  }

  /** Returns {@code TFY_HOST} and {@code TFY_API_KEY}. */
  @Override
  public Map<String, String> environment() {
    return Map.of("TFY_HOST", baseUrl().toString(), "TFY_API_KEY", token());
  }

  /** Lets no page hold more entries than this, whatever limit is asked for. */
  public void capPagesAt(int entries) {
    simulator.capPagesAt(entries);
  }

  /** Lets every page claim this total. */
  public void reportWrongTotal(long total) {
    simulator.claimTotal(total);
  }

  /** Lets every page be the first one, as servers do that overlook the offset. */
  public void ignoreOffset() {
    simulator.ignoreOffset(true);
  }

  /** Lets the {@code name} filter match parts of names too. */
  public void matchNamesInPart() {
    simulator.matchNamesInPart(true);
  }

  /** Answers 404 to one generation of the API, as planes do that serve the other one only. */
  public void stopServing(String service) {
    simulator.stopServing(service);
  }

  /**
   * Adds models with one version each, named {@code bulk-0000001} and so on behind all others. They
   * are made up when they are asked for: a million of them take no memory.
   */
  public void addModels(int models) {
    simulator.generate(models);
  }

  /**
   * Adds a model without versions to the repo {@code support-ml} and returns its id.
   *
   * @throws IllegalArgumentException when it is already there
   */
  public String addModel(String name) {
    return simulator.addModel(name);
  }

  /** Adds a version to a model and returns its number. */
  public long addVersion(String modelId) {
    return simulator.addVersion(modelId);
  }

  /**
   * Lays JSON over a model: fields that are there are replaced, by null too, others are added.
   * Digits stay as they are written.
   *
   * <pre>{@code
   * trueFoundry.patchModel(id, "{\"futureFlag\":true,\"score\":1.10}");
   * }</pre>
   */
  public void patchModel(String modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }

  /** Lays JSON over a version, both where it is listed and where it is a model's latest. */
  public void overlayVersion(String versionId, String json) {
    simulator.overlayVersion(versionId, json(json));
  }
}
