/** Bytes of any size, in memory or in temporary files. */
@NullMarked
package io.github.modelregistry.sandbox.internal.blob;

import org.jspecify.annotations.NullMarked;
