/** Simulates Pieces OS. */
@NullMarked
package io.github.modelregistry.sandbox.internal.pieces;

import org.jspecify.annotations.NullMarked;
