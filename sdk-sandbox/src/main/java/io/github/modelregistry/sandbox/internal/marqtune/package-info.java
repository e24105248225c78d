/** Simulates Marqtune. */
@NullMarked
package io.github.modelregistry.sandbox.internal.marqtune;

import org.jspecify.annotations.NullMarked;
