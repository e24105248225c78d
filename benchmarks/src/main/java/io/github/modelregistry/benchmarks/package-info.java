/**
 * Measures the SDK beside the clients of the stock generator and beside clients written by hand.
 *
 * <p>JMH derives classes from those with benchmarks and state, so these are neither final nor
 * abstract.
 */
@NullMarked
package io.github.modelregistry.benchmarks;

import org.jspecify.annotations.NullMarked;
