/** The rules that every spec passes; the README beside the specs lists them. */
@NullMarked
package io.github.modelregistry.specs.lint;

import org.jspecify.annotations.NullMarked;
