/** Imitates Adobe Sensei ML, the gateway before it and the identity service beside it. */
@NullMarked
package io.github.modelregistry.sandbox.internal.sensei;

import org.jspecify.annotations.NullMarked;
