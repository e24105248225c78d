/** Tokens that look like the real ones. */
@NullMarked
package io.github.modelregistry.sandbox.internal.token;

import org.jspecify.annotations.NullMarked;
