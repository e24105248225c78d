package io.github.modelregistry.spring.boot.observation;

import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallStart;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of each call, with an event for each of its requests.
 *
 * <p>Its parent is the observation that is current where the call is made, also if it is
 * asynchronous. It is current itself while a request is carried, so that a login is a child of the
 * call that needs it. The fields that a tracer sets, such as {@code traceparent}, are sent with all
 * requests of the call, but never to signed URLs. Thread-safe.
 */
public final class ObservationCallListener implements CallListener {

  private static final ModelRegistryObservationConvention DEFAULT =
      new DefaultModelRegistryObservationConvention();

  private final ObservationRegistry registry;
  private final @Nullable ModelRegistryObservationConvention convention;

  /** By identity: all events of one call hold the same object. */
  private final Map<CallStart, OpenCall> calls = new ConcurrentHashMap<>();

  /** Used by the threads of one call, one after the other. */
  private static final class OpenCall {

    private final ModelRegistryObservationContext context;
    private final Observation observation;
    private Observation.@Nullable Scope scope;

    OpenCall(ModelRegistryObservationContext context, Observation observation) {
      this.context = context;
      this.observation = observation;
    }

    void closeScope() {
      if (scope != null) {
        scope.close();
        scope = null;
      }
    }
  }

  private ObservationCallListener(
      ObservationRegistry registry, @Nullable ModelRegistryObservationConvention convention) {
    this.registry = registry;
    this.convention = convention;
  }

  /**
   * Returns a listener.
   *
   * @param convention null for {@link DefaultModelRegistryObservationConvention}
   */
  public static ObservationCallListener of(
      ObservationRegistry registry, @Nullable ModelRegistryObservationConvention convention) {
    return new ObservationCallListener(registry, convention);
  }

  @Override
  public void callStarted(CallStart event) {
    ModelRegistryObservationContext context = ModelRegistryObservationContext.of(event);
    Observation observation = Observation.start(convention, DEFAULT, () -> context, registry);
    calls.put(event, new OpenCall(context, observation));
  }

  @Override
  public Map<String, String> attemptStarted(AttemptStart event) {
    OpenCall call = calls.get(event.call());
    Map<String, String> fields = call == null ? null : call.context.getCarrier();
    if (call == null || fields == null) {
      return Map.of();
    }
    call.scope = call.observation.openScope();
    return fields;
  }

  @Override
  public void attemptEnded(AttemptEnd event) {
    OpenCall call = calls.get(event.call());
    if (call != null) {
      Object outcome = event.status() == null ? "no response" : event.status();
      call.observation.event(
          Observation.Event.of("attempts", "attempt " + event.attempt() + ": " + outcome));
      call.closeScope();
    }
  }

  @Override
  public void callEnded(CallEnd event) {
    OpenCall call = calls.remove(event.call());
    if (call == null) {
      return;
    }
    call.closeScope(); // if an Error left it open
    call.context.setResponse(event);
    if (event.failure() != null) {
      call.observation.error(event.failure());
    }
    call.observation.stop();
  }
}
