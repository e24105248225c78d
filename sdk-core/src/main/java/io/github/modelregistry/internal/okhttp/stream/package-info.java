/** Frames that arrive over an open WebSocket. */
@NullMarked
package io.github.modelregistry.internal.okhttp.stream;

import org.jspecify.annotations.NullMarked;
