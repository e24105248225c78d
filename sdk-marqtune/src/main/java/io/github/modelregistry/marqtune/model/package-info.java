/** What Marqtune's API takes and gives. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.marqtune.model;

import org.jspecify.annotations.NullMarked;
