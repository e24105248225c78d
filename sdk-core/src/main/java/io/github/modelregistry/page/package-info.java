/** Paged lists: iterated lazily, always finite, resumable by a token. */
@NullMarked
package io.github.modelregistry.page;

import org.jspecify.annotations.NullMarked;
