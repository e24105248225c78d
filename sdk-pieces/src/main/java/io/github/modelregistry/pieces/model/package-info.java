/** What Pieces OS's API takes and gives. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.pieces.model;

import org.jspecify.annotations.NullMarked;
