/** An independent judge of what goes over the wire: the vendors' OpenAPI documents. */
@NullMarked
package io.github.modelregistry.testkit.spec;

import org.jspecify.annotations.NullMarked;
