/** The sandbox in tests of a Spring Boot application. */
@NullMarked
package io.github.modelregistry.spring.boot.test;

import org.jspecify.annotations.NullMarked;
