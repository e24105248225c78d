/** The bytes of a copy: read from one registry while they are sent to another. */
@NullMarked
package io.github.modelregistry.internal.copy;

import org.jspecify.annotations.NullMarked;
