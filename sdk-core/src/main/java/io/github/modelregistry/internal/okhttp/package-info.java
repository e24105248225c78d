/** One call from start to finish on OkHttp: the stack of layers, decoding, and what went wrong. */
@NullMarked
package io.github.modelregistry.internal.okhttp;

import org.jspecify.annotations.NullMarked;
