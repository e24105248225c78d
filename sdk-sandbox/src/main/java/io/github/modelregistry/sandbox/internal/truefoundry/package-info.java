/** Simulates TrueFoundry's control plane. */
@NullMarked
package io.github.modelregistry.sandbox.internal.truefoundry;

import org.jspecify.annotations.NullMarked;
