/** What the tests of all modules share: rules of the architecture, servers to test against. */
@NullMarked
package io.github.modelregistry.testkit;

import org.jspecify.annotations.NullMarked;
