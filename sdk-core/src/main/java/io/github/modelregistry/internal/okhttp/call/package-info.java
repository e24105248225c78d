/**
 * A call that was made, and what all its attempts share: limits of time, headers, a way to stop it.
 */
@NullMarked
package io.github.modelregistry.internal.okhttp.call;

import org.jspecify.annotations.NullMarked;
