/** Shared by the tests of all modules: architecture rules, and servers to test against. */
@NullMarked
package io.github.modelregistry.testkit;

import org.jspecify.annotations.NullMarked;
