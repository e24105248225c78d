/** Registries from the properties of a Spring Boot application. */
@NullMarked
package io.github.modelregistry.spring.boot;

import org.jspecify.annotations.NullMarked;
