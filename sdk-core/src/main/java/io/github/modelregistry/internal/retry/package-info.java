/**
 * Whether and when to try again, as pure decisions: facts in, decision out.
 *
 * <p>Nothing here sends, waits or reads a clock of its own.
 */
@NullMarked
package io.github.modelregistry.internal.retry;

import org.jspecify.annotations.NullMarked;
