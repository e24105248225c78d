/** Settings from the environment and from a file, each with where it came from. */
@NullMarked
package io.github.modelregistry.config;

import org.jspecify.annotations.NullMarked;
