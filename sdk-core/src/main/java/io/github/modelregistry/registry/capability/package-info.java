/**
 * What some registries can do and others cannot: one interface each, with its request and result
 * values.
 */
@NullMarked
package io.github.modelregistry.registry.capability;

import org.jspecify.annotations.NullMarked;
