package io.github.modelregistry.spring.boot.observation;

import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallStart;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of a call that is observed. Its carrier are the header fields that each request of
 * the call is sent with; its response is the end of the call, null until then.
 */
public final class ModelRegistryObservationContext
    extends RequestReplySenderContext<Map<String, String>, CallEnd> {

  private final CallStart call;

  private ModelRegistryObservationContext(CallStart call) {
    super((fields, name, value) -> Objects.requireNonNull(fields).put(name, value));
    this.call = call;
    setCarrier(new ConcurrentHashMap<>());
    setRemoteServiceName(call.vendor());
    setRemoteServiceAddress(call.server().toString());
  }

  /** Returns the context of a call; called by listeners, and by tests of conventions. */
  public static ModelRegistryObservationContext of(CallStart call) {
    return new ModelRegistryObservationContext(call);
  }

  /** Returns the call. */
  public CallStart call() {
    return call;
  }
}
