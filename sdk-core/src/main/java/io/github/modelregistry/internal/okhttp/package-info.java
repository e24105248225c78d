/** Transports on OkHttp: the loop of attempts of a call, and how OkHttp is set up. */
@NullMarked
package io.github.modelregistry.internal.okhttp;

import org.jspecify.annotations.NullMarked;
