package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.sensei.Ims;
import io.github.modelregistry.sandbox.internal.sensei.Paging;
import io.github.modelregistry.sandbox.internal.sensei.SenseiSimulator;
import io.github.modelregistry.sandbox.internal.server.Faults;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Simulates the API of Adobe Sensei ML under {@code /data/sensei}, its gateway, and Adobe's
 * identity service, all on one host.
 *
 * <p>The platform's sandbox {@code prod} starts with the three models of the vendor's guide, {@code
 * 15c53796-bd6b-4e09-b51d-7296aa20af71} first, the one that the guide registers, and two
 * transcodings of the first. There is one of each thing that they belong to: an engine, an instance
 * of it, a service, the training run and an insight; there are two experiments. Other sandboxes of
 * the platform are empty and separate. In the guide all three models belong to one training run,
 * but the filter by that run finds only the first; the simulation does the same.
 *
 * <p>A run is pending when its status is read first, running when it is read again, and at its end
 * from then on; {@link #failNextRun} makes it fail. The end of a training run makes a model, in
 * place of the one that the experiment had. Scoring needs a training run that has succeeded.
 *
 * <p>The file that a model was registered with is returned byte by byte. The other models have a
 * short text as their file.
 *
 * <p>The gateway requires a key, a token, the organization and the name of a sandbox in every call.
 * The gateway and the service have error bodies of their own. Documents are returned in their own
 * media types, or as plain JSON on request. Deleted models are kept but not shown. Only the
 * response to its creation shows the format of a transcoding. A replaced model consists of what was
 * sent and of what the service sets: id, file, creator and creation time.
 *
 * <p>Pages hold 25 entries by default. Each but the last has the start of the next, in {@code
 * _page.next} and in a link; numbers are accepted too. {@link #sendNextLinkTo(URI)} and {@link
 * #omitNextLink()} change that. Where the vendor's behaviour is unknown, the sandbox does this:
 * lists begin with the oldest model, filters support {@code ==} and {@code !=}, a stale entity tag
 * gives a 412, a model without an experiment run must be {@code offline}, experiments name an
 * instance that exists, and deleting all experiments of an instance a second time gives a 410.
 */
public final class SenseiSandbox extends VendorSandbox {

  private final SenseiSimulator simulator;

  SenseiSandbox(SandboxStart start) {
    this(start, new SenseiSimulator(start.clock(), start.empty()));
  }

  private SenseiSandbox(SandboxStart start, SenseiSimulator simulator) {
    super(SandboxVendor.SENSEI, start, simulator);
    this.simulator = simulator;
  }

  @Override
  public String token() {
    return simulator.ims().tokens().lasting();
  }

  /**
   * Returns {@code SENSEI_URL}, {@code SENSEI_IMS_URL}, {@code SENSEI_CLIENT_ID}, {@code
   * SENSEI_CLIENT_SECRET}, {@code SENSEI_ORG_ID} and {@code SENSEI_SANDBOX}.
   */
  @Override
  public Map<String, String> environment() {
    return Map.of(
        "SENSEI_URL", serviceUrl().toString(),
        "SENSEI_IMS_URL", baseUrl().toString(),
        "SENSEI_CLIENT_ID", clientId(),
        "SENSEI_CLIENT_SECRET", clientSecret(),
        "SENSEI_ORG_ID", organization(),
        "SENSEI_SANDBOX", SenseiSimulator.PLATFORM_SANDBOX);
  }

  /** Returns the address of the service, {@code /data/sensei} included. */
  public URI serviceUrl() {
    return baseUrl().resolve(SenseiSimulator.BASE);
  }

  /** Returns the client id, which is also the API key. */
  public String clientId() {
    return Ims.CLIENT_ID;
  }

  /** Returns the client's secret, the first if it has two. */
  public String clientSecret() {
    return Ims.CLIENT_SECRET;
  }

  /**
   * Creates a second secret of the client and returns it. Both log in until one is deleted, as when
   * a project's secret is rotated.
   *
   * @throws IllegalStateException if the client has two already
   */
  public String addClientSecret() {
    return simulator.ims().addSecret();
  }

  /** Deletes a secret of the client, which can no longer log in with it. */
  public void deleteClientSecret(String secret) {
    simulator.ims().deleteSecret(secret);
  }

  /** Returns the organization that the client belongs to. */
  public String organization() {
    return Ims.ORGANIZATION;
  }

  /**
   * Sets the lifetime of tokens issued from now on, at least a second. The default is about a day.
   */
  public void tokenLifetime(Duration lifetime) {
    simulator.ims().tokens().lifetime(lifetime);
  }

  /** Expires all tokens, {@link #token()} included. */
  public void expireTokens() {
    simulator.ims().tokens().end();
  }

  /** Makes the next calls of the token endpoint fail. */
  public void failNextTokens(int calls, int status) {
    simulator.tokenFaults().failNext(calls, new Faults.Failure(status, Map.of(), null));
  }

  /** Throttles the next calls by a 400 with the gateway's code 429050. */
  public void throttleInBadRequest(int calls) {
    simulator.throttleInBadRequest(calls);
  }

  /**
   * Sends the start of the next page in a link only.
   *
   * @param origin scheme, host and port of the link, which may differ from this server's
   */
  public void sendNextLinkTo(URI origin) {
    simulator.paging(paging -> paging.sendNextLinkTo(origin.toString()));
  }

  /**
   * Omits the start of the next page: {@code start} is the number of entries to skip, as in the
   * vendor's guide; other values are refused.
   */
  public void omitNextLink() {
    simulator.paging(Paging::omitNextLink);
  }

  /** Returns the first page for every {@code start}. */
  public void ignoreStart() {
    simulator.paging(Paging::ignoreStart);
  }

  /** Limits the number of entries of a page, whatever the request asks for. */
  public void capPagesAt(int entries) {
    simulator.paging(paging -> paging.cap(entries));
  }

  /** Reports this total in every page. By default there is none. */
  public void reportWrongTotal(long total) {
    simulator.paging(paging -> paging.claimTotal(total));
  }

  /**
   * Sends files of models in ranges to callers that ask for one, with an {@code ETag}. Without it a
   * file is always sent whole: the vendor promises no ranges.
   */
  public void sendRanges() {
    simulator.sendRanges();
  }

  /** Sends an {@code ETag} with models and experiments, and checks {@code If-Match}. */
  public void sendEntityTags() {
    simulator.sendEntityTags();
  }

  /**
   * Makes the next new run fail at its end.
   *
   * @param message what the status says about it
   */
  public void failNextRun(String message) {
    simulator.failNextRun(message);
  }

  /** Adds a model that was trained elsewhere and returns its id. */
  public String addModel(String name) {
    return simulator.addModel(name);
  }

  /** Adds models that were trained elsewhere, with the names {@code bulk-0000001} and so on. */
  @Override
  public void addModels(int models) {
    for (int i = 1; i <= models; i++) {
      addModel(String.format(Locale.ROOT, "bulk-%07d", i));
    }
  }

  /**
   * Merges JSON into a model: existing fields are replaced, also by null, others are added. Numbers
   * keep their digits.
   *
   * <pre>{@code
   * sensei.patchModel(id, "{\"qualityTier\":{\"level\":1.10},\"state\":[\"trained\"]}");
   * }</pre>
   */
  public void patchModel(String modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }
}
