/** Masks secrets in texts that a server may have written. */
@NullMarked
package io.github.modelregistry.internal.masking;

import org.jspecify.annotations.NullMarked;
