package io.github.modelregistry.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what may change in a minor version: an operation whose requests and responses are inferred
 * from the vendor's other operations, and were never observed.
 *
 * <p>Of a capability of a registry, {@code ModelRegistry.isExperimental} says the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Experimental {}
