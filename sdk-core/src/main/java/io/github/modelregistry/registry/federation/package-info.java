/** Several registries as one list. */
@NullMarked
package io.github.modelregistry.registry.federation;

import org.jspecify.annotations.NullMarked;
