/**
 * Whether and when to try again, as pure decisions: facts in, decision out.
 *
 * <p>Nothing here sends, sleeps or reads a clock of its own.
 */
@NullMarked
package io.github.modelregistry.retry;

import org.jspecify.annotations.NullMarked;
