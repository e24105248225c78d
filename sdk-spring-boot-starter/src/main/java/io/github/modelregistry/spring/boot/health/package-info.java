/** The health of the registries of a Spring Boot application. */
@NullMarked
package io.github.modelregistry.spring.boot.health;

import org.jspecify.annotations.NullMarked;
