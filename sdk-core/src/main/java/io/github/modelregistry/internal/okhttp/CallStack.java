package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.retry.RetryEngine;
import io.github.modelregistry.runtime.TransportSpec;
import okhttp3.OkHttpClient;

/** What happens to every call, and in which order. */
final class CallStack {

  private CallStack() {}

  /**
   * Returns the whole stack. Read down, it is a call on its way out; read up, on its way back.
   *
   * <p>What stands above retry happens once for a call, what stands below it once for each attempt.
   * A layer that has nothing to do is not there: its {@code create} returns the next one.
   *
   * @param extraHeaders sent with every call of this view
   */
  static Layer create(
      TransportSpec spec,
      ClientConfig config,
      Headers extraHeaders,
      RetryEngine retry,
      OkHttpClient client) {
    Ticker ticker = Ticker.of(config.clock());
    JsonLimits jsonLimits = jsonLimits(config.limits());
    return new CallReportLayer(
        spec.vendor(),
        Listeners.of(config),
        ticker,
        new HeadersLayer(
            UserAgent.of(spec.vendor(), config),
            extraHeaders,
            DeadlineLayer.create(
                config,
                ticker,
                new RetryLayer(
                    retry,
                    config,
                    Origin.of(spec.baseUrl()),
                    AttemptReportLayer.create(
                        spec.vendor(),
                        Listeners.of(config),
                        ticker,
                        new DecodeLayer(
                            config,
                            jsonLimits,
                            ErrorResponses.of(spec, config),
                            AuthLayer.create(
                                spec.credentials(),
                                new EnvelopeLayer(
                                    jsonLimits,
                                    new LimitsLayer(
                                        config.limits(), new OkHttpLayer(client, config))))))))));
  }

  private static JsonLimits jsonLimits(Limits limits) {
    return JsonLimits.builder()
        .maxDepth(limits.maxJsonDepth())
        .maxStringLength(limits.maxStringLength())
        .maxBytes(limits.maxResponseBytes())
        .build();
  }
}
