/** Bodies on their way to and from OkHttp. */
@NullMarked
package io.github.modelregistry.internal.okhttp.transfer;

import org.jspecify.annotations.NullMarked;
