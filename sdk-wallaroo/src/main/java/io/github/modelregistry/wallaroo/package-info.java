/** Wallaroo: the client that its users build, and the driver that the facade finds. */
@NullMarked
package io.github.modelregistry.wallaroo;

import org.jspecify.annotations.NullMarked;
