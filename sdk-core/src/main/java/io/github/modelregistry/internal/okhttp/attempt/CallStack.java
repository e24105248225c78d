package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.runtime.TransportSpec;
import okhttp3.OkHttpClient;

/** What happens to every attempt, and in which order. */
public final class CallStack {

  private CallStack() {}

  /**
   * Returns the layers. Read down, it is an attempt on its way out; read up, on its way back.
   *
   * <p>What happens once for each call stands above them: the retry loop. A layer that has nothing
   * to do is not there: its {@code create} returns the next one.
   */
  public static DecodeLayer create(TransportSpec spec, OkHttpClient client) {
    ClientConfig config = spec.config();
    JsonLimits jsonLimits = jsonLimits(config.limits());
    return new DecodeLayer(
        config,
        jsonLimits,
        ErrorResponses.of(spec, config),
        PortLayer.create(
            spec.portFinder(),
            AuthLayer.create(
                spec.credentials(),
                new EnvelopeLayer(
                    jsonLimits, new LimitsLayer(config.limits(), new OkHttpLayer(client))))));
  }

  private static JsonLimits jsonLimits(Limits limits) {
    return JsonLimits.builder()
        .maxDepth(limits.maxJsonDepth())
        .maxStringLength(limits.maxStringLength())
        .maxBytes(limits.maxResponseBytes())
        .build();
  }
}
