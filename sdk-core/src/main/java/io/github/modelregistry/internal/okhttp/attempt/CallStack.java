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
   * <p>What happens once for each call is above them: the retry loop. A layer that has nothing to
   * do is not there: its {@code create} returns the next one.
   */
  public static DecodeLayer create(TransportSpec spec, OkHttpClient client, ServerRoute route) {
    ClientConfig config = spec.config();
    Limits limits = config.limits();
    JsonLimits jsonLimits =
        JsonLimits.of(
            limits.maxResponseBytes(),
            limits.maxJsonDepth(),
            limits.maxStringLength(),
            limits.maxJsonValues());
    return new DecodeLayer(
        config,
        jsonLimits,
        new ErrorResponses(spec),
        PortLayer.create(
            spec,
            AuthLayer.create(
                spec.credentials(),
                new EnvelopeLayer(
                    jsonLimits, new LimitsLayer(limits, new OkHttpLayer(client, route))))));
  }
}
