/**
 * The laws of the facade, as JUnit tests that every driver inherits: the test class of a driver
 * implements {@link ModelRegistryLaws}, and one interface for each capability that the driver has.
 */
@NullMarked
package io.github.modelregistry.contract;

import org.jspecify.annotations.NullMarked;
