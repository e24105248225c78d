/** The facade: models and versions of several registries, whatever their vendors. */
@NullMarked
package io.github.modelregistry.registry;

import org.jspecify.annotations.NullMarked;
