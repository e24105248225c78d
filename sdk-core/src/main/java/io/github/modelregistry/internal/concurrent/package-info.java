/** Work that several threads need at once. */
@NullMarked
package io.github.modelregistry.internal.concurrent;

import org.jspecify.annotations.NullMarked;
