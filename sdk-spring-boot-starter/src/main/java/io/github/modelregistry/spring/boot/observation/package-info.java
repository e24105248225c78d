/** Observations of the calls of a Spring Boot application, for metrics and traces. */
@NullMarked
package io.github.modelregistry.spring.boot.observation;

import org.jspecify.annotations.NullMarked;
