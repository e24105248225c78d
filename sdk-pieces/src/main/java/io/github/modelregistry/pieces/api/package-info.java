/** The operations of Pieces OS's API, one class for each group. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.pieces.api;

import org.jspecify.annotations.NullMarked;
