/** The SDK's values in an {@code ObjectMapper} of Jackson 3. */
@NullMarked
package io.github.modelregistry.jackson3;

import org.jspecify.annotations.NullMarked;
