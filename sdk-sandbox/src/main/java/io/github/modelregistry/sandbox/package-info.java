/**
 * Simulates the vendors' model APIs on loopback, for tests without an account.
 *
 * <p>Begin with {@link io.github.modelregistry.sandbox.ModelRegistrySandbox}, or in JUnit with
 * {@link io.github.modelregistry.sandbox.SandboxExtension}. Packages named {@code internal} are not
 * part of the API and may change at any time.
 */
@NullMarked
package io.github.modelregistry.sandbox;

import org.jspecify.annotations.NullMarked;
