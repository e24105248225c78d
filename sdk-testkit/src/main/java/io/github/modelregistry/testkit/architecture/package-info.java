/** The rules of the architecture, written once and held by a test in every module. */
@NullMarked
package io.github.modelregistry.testkit.architecture;

import org.jspecify.annotations.NullMarked;
