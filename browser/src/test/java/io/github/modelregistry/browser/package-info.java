/** Tests of the report in a browser. */
@NullMarked
package io.github.modelregistry.browser;

import org.jspecify.annotations.NullMarked;
