/** WebSockets as RFC 6455 has them, as far as a server needs that only ever tells. */
@NullMarked
package io.github.modelregistry.sandbox.internal.socket;

import org.jspecify.annotations.NullMarked;
