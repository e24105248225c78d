/** Adobe Sensei ML: the client that its users build, and the driver that the facade finds. */
@NullMarked
package io.github.modelregistry.sensei;

import org.jspecify.annotations.NullMarked;
