/** How the lists of several registries become one: what is asked ahead, and what is kept. */
@NullMarked
package io.github.modelregistry.internal.federation;

import org.jspecify.annotations.NullMarked;
