package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.runtime.TransportSpec;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What happens to every attempt, and in which order. */
public final class CallStack {

  private CallStack() {}

  /**
   * Returns the layers. Read down, it is an attempt on its way out; read up, on its way back.
   *
   * <p>What happens once for each call is above them: the retry loop. A layer that has nothing to
   * do is not there: its {@code create} returns the next one.
   *
   * @param found gets the address of the server where its port has to be found
   */
  public static DecodeLayer create(
      TransportSpec spec,
      AtomicReference<@Nullable ServerAddress> found,
      OkHttpClient client,
      ServerRoute route,
      AttemptLayer others) {
    Limits limits = spec.config().limits();
    AttemptLayer own =
        PortLayer.create(
            spec,
            found,
            AuthLayer.create(
                spec.credentials(),
                new EnvelopeLayer(
                    jsonLimits(limits), new LimitsLayer(limits, new OkHttpLayer(client, route)))));
    return create(spec, own, others);
  }

  /**
   * Returns the layers on top of those that send.
   *
   * @param own sends to the origin of the call
   * @param others sends to any origin, without credentials
   */
  public static DecodeLayer create(TransportSpec spec, AttemptLayer own, AttemptLayer others) {
    return new DecodeLayer(spec, new RedirectLayer(own, others));
  }

  static JsonLimits jsonLimits(Limits limits) {
    return JsonLimits.of(
        limits.maxResponseBytes(),
        limits.maxJsonDepth(),
        limits.maxStringLength(),
        limits.maxJsonValues());
  }

  /** Returns the layers for URLs of any server, without credentials. */
  public static AttemptLayer withoutCredentials(
      ClientConfig config, OkHttpClient client, ServerRoute route) {
    return new LimitsLayer(config.limits(), new OkHttpLayer(client, route));
  }
}
