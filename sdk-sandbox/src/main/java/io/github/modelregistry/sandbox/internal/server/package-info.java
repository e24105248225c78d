/** The server that each vendor's imitation runs in. */
@NullMarked
package io.github.modelregistry.sandbox.internal.server;

import org.jspecify.annotations.NullMarked;
