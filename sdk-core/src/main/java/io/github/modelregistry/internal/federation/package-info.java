/** How the lists of several registries become one: what is read ahead, and what is kept. */
@NullMarked
package io.github.modelregistry.internal.federation;

import org.jspecify.annotations.NullMarked;
