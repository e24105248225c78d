/** Downloads: what is requested, resumed and written. */
@NullMarked
package io.github.modelregistry.internal.okhttp.download;

import org.jspecify.annotations.NullMarked;
