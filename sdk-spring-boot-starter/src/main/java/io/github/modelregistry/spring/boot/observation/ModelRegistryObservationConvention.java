package io.github.modelregistry.spring.boot.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Sets the names and the key values of the observations of calls. A bean of this type replaces the
 * default, {@link DefaultModelRegistryObservationConvention}. It is called by several threads at
 * once.
 */
public interface ModelRegistryObservationConvention
    extends ObservationConvention<ModelRegistryObservationContext> {

  @Override
  default boolean supportsContext(Observation.Context context) {
    return context instanceof ModelRegistryObservationContext;
  }
}
