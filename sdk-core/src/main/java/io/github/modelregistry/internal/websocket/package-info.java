/** The client's side of RFC 6455, between an open connection and whole messages. */
@NullMarked
package io.github.modelregistry.internal.websocket;

import org.jspecify.annotations.NullMarked;
