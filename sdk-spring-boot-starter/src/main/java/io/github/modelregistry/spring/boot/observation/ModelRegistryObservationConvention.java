package io.github.modelregistry.spring.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Names the observations of calls and what is said of them; a bean replaces the default. */
public interface ModelRegistryObservationConvention
    extends ObservationConvention<ModelRegistryObservationContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof ModelRegistryObservationContext;
  }
}
