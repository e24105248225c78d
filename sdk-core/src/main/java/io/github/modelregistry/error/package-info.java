/**
 * Every way a call can fail, as one tree of unchecked exceptions.
 *
 * <p>Catch {@link io.github.modelregistry.error.RegistryException} for all of them, or one of its
 * subclasses for a particular case. Messages say what was attempted, what the server responded and
 * what to do next; they never contain a secret.
 */
@NullMarked
package io.github.modelregistry.error;

import org.jspecify.annotations.NullMarked;
