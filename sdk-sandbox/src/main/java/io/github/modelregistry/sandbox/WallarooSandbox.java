package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.server.Faults;
import io.github.modelregistry.sandbox.internal.wallaroo.Keycloak;
import io.github.modelregistry.sandbox.internal.wallaroo.WallarooSimulator;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wallaroo's model and workspace routes, with a Keycloak on the same host.
 *
 * <p>At the start workspace 108 holds {@code yolov8n-openvino} (model 839, versions 838 and 837)
 * and {@code api-sample-model} (model 1218, versions 1216 and 1215, which stay in {@code
 * attempting_load_container}). Workspace 112 of the same user holds {@code ccfraud} (model 1215,
 * version 1212), and a workspace that the user cannot see holds another user's {@code
 * api-sample-model} (model 1140, version 1137). So {@code list_versions}, which combines its two
 * conditions by OR over all workspaces, finds other users' versions.
 *
 * <p>Uploads are hashed, measured and listed. The version moves from {@code pending_load_native} to
 * {@code ready} (via {@code pending_load_container}), one step with each {@code get_version_by_id};
 * see {@link #advanceManually()}.
 *
 * <p>Keycloak supports the grants {@code password}, {@code refresh_token} (a refresh token is valid
 * once) and {@code client_credentials}, whose tokens are for inference and are refused here. An
 * unknown model or version id gives a 400, an upload into an unknown workspace a 500, and one of a
 * file whose name ends neither in {@code .zip}, {@code .pt}, {@code .onnx}, {@code .h5} nor {@code
 * .pkl} a 400. A deployed version cannot be deleted (409); see {@link #setDeployed}.
 *
 * <p>Where the vendor's behaviour is unknown, the sandbox does this:
 *
 * <ul>
 *   <li>The list of an unknown workspace is empty; its users cannot be listed or added to (400).
 *   <li>Every e-mail address is that of a user. Any name is good for a workspace, also an existing
 *       one.
 *   <li>A deletion is carried out only with {@code confirm_delete}, and of all versions or none. An
 *       unknown UUID gives a 400. A model stays when its last version is deleted.
 *   <li>What is uploaded without a conversion is {@code ready} at once.
 * </ul>
 */
public final class WallarooSandbox extends VendorSandbox {

  private final WallarooSimulator simulator;

  WallarooSandbox(SandboxStart start) {
    this(start, new WallarooSimulator(start.clock(), start.empty()));
  }

  private WallarooSandbox(SandboxStart start, WallarooSimulator simulator) {
    super(SandboxVendor.WALLAROO, start, simulator);
    this.simulator = simulator;
  }

  @Override
  public String token() {
    return simulator.keycloak().tokens().lasting();
  }

  /** Returns {@code WALLAROO_URL}, {@code WALLAROO_USER} and {@code WALLAROO_PASSWORD}. */
  @Override
  public Map<String, String> environment() {
    return Map.of(
        "WALLAROO_URL",
        baseUrl().toString(),
        "WALLAROO_USER",
        username(),
        "WALLAROO_PASSWORD",
        password());
  }

  /** Returns the user name, an e-mail address. */
  public String username() {
    return Keycloak.USERNAME;
  }

  /** Returns the user's password. */
  public String password() {
    return Keycloak.PASSWORD;
  }

  /** Returns the id of the client that needs a secret; {@code sdk-client} needs none. */
  public String clientId() {
    return Keycloak.CONFIDENTIAL_CLIENT;
  }

  /** Returns the secret of {@link #clientId()}. */
  public String clientSecret() {
    return Keycloak.CLIENT_SECRET;
  }

  /**
   * Sets the lifetimes of tokens issued from now on, at least a second. The defaults are one hour
   * for access tokens and half an hour for refresh tokens.
   */
  public void tokenLifetimes(Duration access, Duration refresh) {
    simulator.keycloak().tokens().lifetimes(access, refresh);
  }

  /** Expires all access tokens, {@link #token()} included; refresh tokens stay valid. */
  public void expireAccessTokens() {
    simulator.keycloak().tokens().endAccess();
  }

  /** Expires all tokens. */
  public void expireAllTokens() {
    simulator.keycloak().tokens().endAll();
  }

  /** Makes the next calls of the token endpoint fail. */
  public void failNextTokens(int calls, int status) {
    simulator.tokenFaults().failNext(calls, new Faults.Failure(status, Map.of(), null));
  }

  /**
   * Returns lists of models as flat rows without versions, as servers up to 2023.4 do; {@code
   * list_versions_for_model} and {@code get_upload_logs}, which they do not have, give a 404.
   */
  public void flatRows() {
    simulator.oldServer(true);
  }

  /**
   * Sets whether a deployment uses a version. One that is deployed cannot be deleted.
   *
   * @throws IllegalArgumentException if there is no such version
   */
  public void setDeployed(long versionId, boolean deployed) {
    patchVersion(versionId, "{\"model_version\":{\"deployed\":" + deployed + "}}");
  }

  /** Moves conversions only by {@link #advance(long)}, no longer on each read. */
  public void advanceManually() {
    simulator.advancesWhenRead(false);
  }

  /** Moves the conversion of a version one step forward; does nothing when it has ended. */
  public void advance(long versionId) {
    simulator.advance(versionId);
  }

  /** Returns the status of a version; its conversion does not move. */
  public String status(long versionId) {
    return simulator.status(versionId);
  }

  /**
   * Puts a version into a state and leaves it there.
   *
   * @param status any word, also one that the vendor does not define
   * @param errorSummary why it failed, or null
   */
  public void setStatus(long versionId, String status, @Nullable String errorSummary) {
    simulator.rest(versionId, status, errorSummary);
  }

  /** Adds a line to the log of a version. */
  public void addLogLine(long versionId, String text) {
    simulator.addLogLine(versionId, text);
  }

  /** Starts a conversion of a version, as an upload does. */
  public void startConversion(long versionId) {
    simulator.startConversion(versionId);
  }

  /**
   * Makes the conversion of the next upload end in {@code error}. The summary follows one step
   * after the status, as on the real platform.
   */
  public void failNextConversion(String errorSummary) {
    simulator.failNextConversion(errorSummary);
  }

  /**
   * Merges JSON into the row of a model in {@code list}: existing fields are replaced, also by
   * null, others are added. Numbers keep their digits.
   *
   * <pre>{@code
   * wallaroo.patchModel(839, "{\"model\":{\"future\":{\"score\":1.10}}}");
   * }</pre>
   */
  public void patchModel(long modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }

  /**
   * Merges JSON into a configured version, the object with {@code model_version} and {@code
   * config}, wherever it is sent.
   */
  public void patchVersion(long versionId, String json) {
    simulator.patchVersion(versionId, json(json));
  }

  /**
   * Adds a workspace of the user and returns its id, which is greater than all existing ones. Names
   * need not be unique, as on older servers.
   */
  public long addWorkspace(String name) {
    return simulator.addWorkspace(name);
  }

  /**
   * Adds a model without versions to workspace 108, the user's own, which an {@linkplain
   * ModelRegistrySandbox.Builder#empty() empty} sandbox has too, and returns its id.
   *
   * @throws IllegalArgumentException if that workspace has a model with the name
   */
  public long addModel(String name) {
    return addModel(WallarooSimulator.FIRST_WORKSPACE, name);
  }

  /**
   * Adds a model without versions to a workspace and returns its id. Models of different workspaces
   * may share a name.
   *
   * @throws IllegalArgumentException if the user has no such workspace, or if it has a model with
   *     the name
   */
  public long addModel(long workspaceId, String name) {
    return simulator.addModel(workspaceId, name);
  }

  /**
   * Adds a version that is ready, of a small ONNX file, to a model and returns its id.
   *
   * @throws IllegalArgumentException if there is no such model
   */
  public long addVersion(long modelId) {
    return simulator.addVersion(modelId);
  }

  /**
   * Adds models to workspace 108, with the names {@code bulk-0000001} and so on, each with one
   * ready version.
   */
  @Override
  public void addModels(int models) {
    simulator.addNumbered(models);
  }
}
