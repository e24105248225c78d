/** The operations of Marqtune's API, one class for each group. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.marqtune.api;

import org.jspecify.annotations.NullMarked;
