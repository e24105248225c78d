/** The server in which the simulator of a vendor runs. */
@NullMarked
package io.github.modelregistry.sandbox.internal.server;

import org.jspecify.annotations.NullMarked;
