/** Puts JSON together. */
@NullMarked
package io.github.modelregistry.sandbox.internal.json;

import org.jspecify.annotations.NullMarked;
