/** Bytes that go to a registry or come from one, and how far they have got. */
@NullMarked
package io.github.modelregistry.transfer;

import org.jspecify.annotations.NullMarked;
