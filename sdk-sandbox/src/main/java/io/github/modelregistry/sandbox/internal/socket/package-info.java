/** The part of RFC 6455 that a server needs that only sends messages. */
@NullMarked
package io.github.modelregistry.sandbox.internal.socket;

import org.jspecify.annotations.NullMarked;
