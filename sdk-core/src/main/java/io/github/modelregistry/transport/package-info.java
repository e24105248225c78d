/** How calls reach the wire: the transport built on OkHttp. */
@NullMarked
package io.github.modelregistry.transport;

import org.jspecify.annotations.NullMarked;
