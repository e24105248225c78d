/** One try of a call: the layers between the retry loop and the wire. */
@NullMarked
package io.github.modelregistry.internal.okhttp.attempt;

import org.jspecify.annotations.NullMarked;
