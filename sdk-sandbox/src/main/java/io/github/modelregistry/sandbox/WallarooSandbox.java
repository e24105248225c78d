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
 * and {@code api-sample-model} (model 1218, versions 1216 and 1215, which hang in {@code
 * attempting_load_container} for good). Workspace 112 of the same user holds {@code ccfraud} (model
 * 1215, version 1212), and a workspace that the user cannot see holds another user's {@code
 * api-sample-model} (model 1140, version 1137). So {@code list_versions}, which joins its two
 * conditions by OR and looks everywhere, finds strangers.
 *
 * <p>What you upload is hashed, measured and listed. Its version goes from {@code
 * pending_load_native} to {@code ready} (frameworks that need a container by way of {@code
 * pending_load_container}), one step each time it is read by {@code get_version_by_id}; see {@link
 * #advanceByHand()}.
 *
 * <p>Keycloak knows the grants {@code password}, {@code refresh_token} (each refresh token is good
 * once) and {@code client_credentials}, whose tokens are for inference and open none of these
 * routes. Where the vendor's behaviour is not known, the sandbox chooses: an unknown version id is
 * a 400, an unknown workspace an empty list.
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

  /** Returns the name of the one user, an e-mail address. */
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
   * Sets how long tokens issued from now on live, a second at least. The usual lives are one hour
   * for access tokens and half an hour for refresh tokens.
   */
  public void tokenLifetimes(Duration access, Duration refresh) {
    simulator.keycloak().tokens().lifetimes(access, refresh);
  }

  /** Ends all access tokens, {@link #token()} included; refresh tokens stay good. */
  public void endAccessTokens() {
    simulator.keycloak().tokens().endAccess();
  }

  /** Ends all tokens. */
  public void endAllTokens() {
    simulator.keycloak().tokens().endAll();
  }

  /** Lets the next calls of the token endpoint fail. */
  public void failNextTokens(int calls, int status) {
    simulator.keycloak().faults().failNext(calls, new Faults.Failure(status, Map.of(), null));
  }

  /** Lets lists of models have flat rows without versions, as servers up to 2023.4 sent them. */
  public void flatRows() {
    simulator.flatRows(true);
  }

  /** Lets conversions go on by {@link #advance(long)} only, no longer by being read. */
  public void advanceByHand() {
    simulator.advancesWhenRead(false);
  }

  /** Takes the conversion of a version one step further, if there is a step left. */
  public void advance(long versionId) {
    simulator.advance(versionId);
  }

  /** Returns the status of a version, without moving it. */
  public String status(long versionId) {
    return simulator.status(versionId);
  }

  /**
   * Puts a version into a state and leaves it there.
   *
   * @param status any word, also one that no server has ever said
   * @param errorSummary why it failed, or null
   */
  public void setStatus(long versionId, String status, @Nullable String errorSummary) {
    simulator.rest(versionId, status, errorSummary);
  }

  /**
   * Lets the conversion of the next upload end in {@code error}. The summary comes one step after
   * the status, as it does on the real platform.
   */
  public void failNextConversion(String errorSummary) {
    simulator.failNextConversion(errorSummary);
  }

  /**
   * Lays JSON over the row of a model in {@code list}: fields that are there are replaced, by null
   * too, others are added. Digits stay as they are written.
   *
   * <pre>{@code
   * wallaroo.patchModel(839, "{\"model\":{\"future\":{\"score\":1.10}}}");
   * }</pre>
   */
  public void patchModel(long modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }

  /**
   * Lays JSON over a configured version, the object with {@code model_version} and {@code config},
   * wherever it is sent.
   */
  public void overlayVersion(long versionId, String json) {
    simulator.overlayVersion(versionId, json(json));
  }

  /**
   * Adds a workspace that the user sees and returns its id, which is greater than all before. Names
   * need not differ, as on older servers.
   */
  public long addWorkspace(String name) {
    return simulator.addWorkspace(name);
  }

  /**
   * Adds a model without versions to workspace 108, the user's own, which an {@linkplain
   * ModelRegistrySandbox.Builder#empty() empty} sandbox has too, and returns its id.
   *
   * @throws IllegalArgumentException when that workspace already has a model of the name
   */
  public long addModel(String name) {
    return addModel(WallarooSimulator.FIRST_WORKSPACE, name);
  }

  /**
   * Adds a model without versions to a workspace and returns its id. Models of different workspaces
   * may share a name.
   *
   * @throws IllegalArgumentException when the user sees no such workspace, or when it already has a
   *     model of the name
   */
  public long addModel(long workspaceId, String name) {
    return simulator.addModel(workspaceId, name);
  }

  /**
   * Adds a version that is ready, of a small ONNX file, to a model and returns its id.
   *
   * @throws IllegalArgumentException when there is no such model
   */
  public long addVersion(long modelId) {
    return simulator.addVersion(modelId);
  }

  /**
   * Adds models to workspace 108, named {@code bulk-0000001} and so on, each with one version that
   * is ready.
   */
  public void addModels(int models) {
    simulator.addNumbered(models);
  }
}
