/** Pieces OS: the client that its users build, and the driver that the facade finds. */
@NullMarked
package io.github.modelregistry.pieces;

import org.jspecify.annotations.NullMarked;
