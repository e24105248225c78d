/** Simulates Adobe Sensei ML, its gateway and the identity service. */
@NullMarked
package io.github.modelregistry.sandbox.internal.sensei;

import org.jspecify.annotations.NullMarked;
