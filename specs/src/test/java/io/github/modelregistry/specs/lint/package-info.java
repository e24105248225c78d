/** The rules that every spec passes; they are told in the README beside the specs. */
@NullMarked
package io.github.modelregistry.specs.lint;

import org.jspecify.annotations.NullMarked;
