/** The laws of the facade, as tests that every driver inherits. */
@NullMarked
package io.github.modelregistry.contract;

import org.jspecify.annotations.NullMarked;
