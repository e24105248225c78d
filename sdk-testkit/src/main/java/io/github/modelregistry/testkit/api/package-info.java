/** Compares what a module lets its users see with the text committed beside it. */
@NullMarked
package io.github.modelregistry.testkit.api;

import org.jspecify.annotations.NullMarked;
