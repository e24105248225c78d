package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.truefoundry.TrueFoundrySimulator;
import java.util.Map;

/**
 * Simulates TrueFoundry's model registry, under {@code /api/ml/v1} and {@code /api/svc/v1}: models,
 * artifacts, their versions and files, and ML repos.
 *
 * <p>It starts with {@code model:acme/support-ml/ticket-router}, which has version 2, {@code
 * experiment-001} to {@code experiment-204} in the repo {@code experiments}, with one version each:
 * three pages of the default size; and {@code artifact:acme/support-ml/ticket-texts}, with one
 * version. Each of these versions has the files {@code README.md}, {@code weights/part-1.bin} and
 * {@code weights/part-2.bin}. The repo {@code support-ml}, with the id 108, is in an empty sandbox,
 * too. Filters are combined by AND; pages have an offset, a limit, and the correct total unless a
 * test changes it. Versions are listed newest first, models in order of creation.
 *
 * <p>Files are in a storage on the same server, under {@code /storage/}, which takes signed URLs
 * alone: for one file for an hour, for a part for three, to complete an upload for a day.
 *
 * <p>For a parameter of the wrong type or out of range the ml generation returns 422, the svc
 * generation 400. Where the vendor's behaviour is unknown, the sandbox does this:
 *
 * <ul>
 *   <li>A {@code name} must match as a whole ({@link #matchNamesInPart()} changes that), and a
 *       malformed {@code fqn} finds nothing.
 *   <li>A manifest with the number of a version replaces that version's manifest; one with a number
 *       that no version has makes that version. Numbers of deleted versions are not used again.
 *   <li>An alias or, without {@code force}, a tag of another version is refused with 400. Tags
 *       replace those that the version had.
 *   <li>A model whose last version was deleted remains. With an ML repo everything in it is
 *       deleted.
 *   <li>Files of a version that is only staged cannot be listed, and a stage that was marked as
 *       failed cannot be registered.
 * </ul>
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
    simulator.matchNamesInPart();
  }

  /** Returns 404 for one generation of the API, {@code ml} or {@code svc}. */
  public void stopServing(String service) {
    simulator.stopServing(service);
  }

  /**
   * Adds models with one version each after all others, with the names {@code bulk-0000001} and so
   * on. They are generated on request: a million of them take no memory.
   */
  @Override
  public void addModels(int models) {
    simulator.generate(models);
  }

  /**
   * Adds a model without versions to the repo {@code support-ml} and returns its id.
   *
   * @throws IllegalArgumentException if the model exists
   */
  public String addModel(String name) {
    return simulator.addModel(name);
  }

  /**
   * Adds an artifact without versions to the repo {@code support-ml} and returns its id.
   *
   * @throws IllegalArgumentException if the artifact exists
   */
  public String addArtifact(String name) {
    return simulator.addArtifact(name);
  }

  /**
   * Keeps files in a storage like Azure's from now on; URLs issued before expire. At the start it
   * is one like S3.
   */
  public void useAzureStorage() {
    simulator.useAzureStorage();
  }

  /**
   * Makes the next completion of an upload in parts fail, in a storage like S3: with the status 200
   * and an error in the body, as S3 does it.
   */
  public void failNextCompletion() {
    simulator.failNextCompletion();
  }

  /** Lists each directory as the first entry of itself, as some storages do. */
  public void listDirectoriesInThemselves() {
    simulator.listDirectoriesInThemselves();
  }

  /** Adds a version to a model or an artifact and returns its number. */
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
