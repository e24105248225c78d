/** The SDK's values in a {@code Gson}. */
@NullMarked
package io.github.modelregistry.gson;

import org.jspecify.annotations.NullMarked;
