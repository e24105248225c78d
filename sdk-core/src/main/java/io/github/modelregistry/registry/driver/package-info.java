/** For drivers: the service that {@link java.util.ServiceLoader} finds, and what drivers share. */
@NullMarked
package io.github.modelregistry.registry.driver;

import org.jspecify.annotations.NullMarked;
