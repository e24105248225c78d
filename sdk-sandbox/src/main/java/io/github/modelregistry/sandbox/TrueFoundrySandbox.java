package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.truefoundry.TrueFoundrySimulator;
import java.util.Map;

/**
 * Simulates the read operations of TrueFoundry's model registry, under {@code /api/ml/v1} and
 * {@code /api/svc/v1}.
 *
 * <p>It starts with {@code model:acme/support-ml/ticket-router}, which has version 2, and {@code
 * experiment-001} to {@code experiment-204} in the repo {@code experiments}, with one version each:
 * three pages of the default size. Filters are combined by AND; pages have an offset, a limit, and
 * the correct total unless a test changes it. Versions are listed newest first, models in order of
 * creation.
 *
 * <p>For a parameter of the wrong type or out of range the ml generation returns 422, the svc
 * generation 400. Where the vendor's behaviour is unknown, the sandbox does this: a {@code name}
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

  /** Limits the number of entries of a page, whatever the request asks for. */
  public void capPagesAt(int entries) {
    simulator.capPagesAt(entries);
  }

  /** Reports this total in every page. */
  public void reportWrongTotal(long total) {
    simulator.claimTotal(total);
  }

  /** Returns the first page for every offset. */
  public void ignoreOffset() {
    simulator.ignoreOffset(true);
  }

  /** Makes the {@code name} filter match substrings. */
  public void matchNamesInPart() {
    simulator.matchNamesInPart(true);
  }

  /** Returns 404 for one generation of the API, {@code ml} or {@code svc}. */
  public void stopServing(String service) {
    simulator.stopServing(service);
  }

  /**
   * Adds models with one version each after all others, with the names {@code bulk-0000001} and so
   * on. They are generated on request: a million of them take no memory.
   */
  public void addModels(int models) {
    simulator.generate(models);
  }

  /**
   * Adds a model without versions to the repo {@code support-ml} and returns its id. @throws
   * IllegalArgumentException if the model exists
   */
  public String addModel(String name) {
    return simulator.addModel(name);
  }

  /** Adds a version to a model and returns its number. */
  public long addVersion(String modelId) {
    return simulator.addVersion(modelId);
  }

  /**
   * Merges JSON into a model: existing fields are replaced, also by null, others are added. Numbers
   * keep their digits.
   *
   * <pre>{@code
   * trueFoundry.patchModel(id, "{\"futureFlag\":true,\"score\":1.10}");
   * }</pre>
   */
  public void patchModel(String modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }

  /** Merges JSON into a version, wherever it is sent. */
  public void patchVersion(String versionId, String json) {
    simulator.patchVersion(versionId, json(json));
  }
}
