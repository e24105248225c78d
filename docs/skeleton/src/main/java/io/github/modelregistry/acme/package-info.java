/** Acme: the client, and the driver of the facade. */
@NullMarked
package io.github.modelregistry.acme;

import org.jspecify.annotations.NullMarked;
