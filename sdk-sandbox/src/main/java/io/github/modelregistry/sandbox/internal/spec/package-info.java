/** Checks requests against a vendor's specification. */
@NullMarked
package io.github.modelregistry.sandbox.internal.spec;

import org.jspecify.annotations.NullMarked;
