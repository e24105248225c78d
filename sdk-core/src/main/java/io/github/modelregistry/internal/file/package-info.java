/** Files that a user names. */
@NullMarked
package io.github.modelregistry.internal.file;

import org.jspecify.annotations.NullMarked;
