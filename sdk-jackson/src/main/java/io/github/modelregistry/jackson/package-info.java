/** The SDK's values in an {@code ObjectMapper} of Jackson 2. */
@NullMarked
package io.github.modelregistry.jackson;

import org.jspecify.annotations.NullMarked;
