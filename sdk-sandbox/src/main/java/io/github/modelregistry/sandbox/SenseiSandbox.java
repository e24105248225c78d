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
 * Adobe Sensei ML's models and their transcodings under {@code /data/sensei}, with the gateway
 * before it and Adobe's identity service on the same host.
 *
 * <p>At the start the platform's sandbox {@code prod} holds the three models of the vendor's guide,
 * {@code 15c53796-bd6b-4e09-b51d-7296aa20af71} first, the one that the guide registers, and two
 * transcodings of the first. Each other sandbox of the platform is empty and on its own. The guide
 * prints all three for one training run, yet finds only the first by that run: so does this.
 *
 * <p>The gateway wants a key, a token, the organization and the name of a sandbox with every call,
 * and refuses in its own form; the service refuses in its own. Documents are answered in the media
 * types of their own, or as plain JSON to who asks for that. What is deleted stays, unseen. A
 * transcoding is told with its format once, when it is made. A replaced model is what was sent, but
 * for what the service sets: its id, file, maker and time of making.
 *
 * <p>Pages hold 25 entries unless asked otherwise. Each but the last tells where the next begins,
 * by {@code _page.next} and by a link, which agree; a number is understood as well. {@link
 * #leadByLinkTo(URI)} and {@link #omitNextLink()} change that. Where the vendor's behaviour is not
 * known, the sandbox chooses: lists begin with the oldest model, filters know {@code ==} and {@code
 * !=}, a stale entity tag is a 412, and a model that no experiment run has made must be {@code
 * offline}.
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

  /** Returns the id of the one client, which is the API key too. */
  public String clientId() {
    return Ims.CLIENT_ID;
  }

  /** Returns the client's secret. */
  public String clientSecret() {
    return Ims.CLIENT_SECRET;
  }

  /** Returns the organization that the client belongs to. */
  public String organization() {
    return Ims.ORGANIZATION;
  }

  /** Sets how long tokens issued from now on live, a second at least; usually about a day. */
  public void tokenLifetime(Duration lifetime) {
    simulator.ims().tokens().lifetime(lifetime);
  }

  /** Ends all tokens, {@link #token()} included. */
  public void expireTokens() {
    simulator.ims().tokens().end();
  }

  /** Lets the next calls of the token endpoint fail. */
  public void failNextTokens(int calls, int status) {
    simulator.ims().faults().failNext(calls, new Faults.Failure(status, Map.of(), null));
  }

  /** Lets the next calls be throttled by a 400 that holds the gateway's code 429050. */
  public void throttleInBadRequest(int calls) {
    simulator.throttleInBadRequest(calls);
  }

  /**
   * Lets pages lead on by a link alone, whose text {@code start} is what counts.
   *
   * @param origin scheme, host and port of the link, which may be those of another server
   */
  public void leadByLinkTo(URI origin) {
    simulator.paging(paging -> paging.leadByLinkTo(origin.toString()));
  }

  /**
   * Lets pages not lead on at all: {@code start} is the number of entries to leave out, as the
   * guide has it, and no text is understood.
   */
  public void omitNextLink() {
    simulator.paging(Paging::omitNextLink);
  }

  /** Lets every page be the first one, as servers do that overlook {@code start}. */
  public void ignoreStart() {
    simulator.paging(Paging::ignoreStart);
  }

  /** Lets no page hold more entries than this, whatever limit is asked for. */
  public void capPagesAt(int entries) {
    simulator.paging(paging -> paging.cap(entries));
  }

  /** Lets every page claim this total; usually none is told. */
  public void reportWrongTotal(long total) {
    simulator.paging(paging -> paging.claimTotal(total));
  }

  /** Lets models come with an {@code ETag}, and {@code If-Match} be held against it. */
  public void sendEntityTags() {
    simulator.sendEntityTags();
  }

  /** Adds a model that was trained elsewhere, and returns its id. */
  public String addModel(String name) {
    return simulator.addModel(name);
  }

  /** Adds models that were trained elsewhere, named {@code bulk-0000001} and so on. */
  public void addModels(int models) {
    for (int i = 1; i <= models; i++) {
      addModel(String.format(Locale.ROOT, "bulk-%07d", i));
    }
  }

  /**
   * Lays JSON over a model: fields that are there are replaced, by null too, others are added.
   * Digits stay as they are written.
   *
   * <pre>{@code
   * sensei.patchModel(id, "{\"qualityTier\":{\"level\":1.10},\"state\":[\"trained\"]}");
   * }</pre>
   */
  public void patchModel(String modelId, String json) {
    simulator.patchModel(modelId, json(json));
  }
}
