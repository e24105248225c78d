/** What the lists of the facade share. */
@NullMarked
package io.github.modelregistry.internal.page;

import org.jspecify.annotations.NullMarked;
