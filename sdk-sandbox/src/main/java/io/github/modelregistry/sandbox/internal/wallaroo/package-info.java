/** Simulates Wallaroo's platform and its Keycloak. */
@NullMarked
package io.github.modelregistry.sandbox.internal.wallaroo;

import org.jspecify.annotations.NullMarked;
