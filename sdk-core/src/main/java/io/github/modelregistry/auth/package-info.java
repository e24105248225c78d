/**
 * Who we are: secrets, the headers they become, and tokens that are fetched, kept and renewed.
 *
 * <p>Nothing here knows operations, bodies or retry.
 */
@NullMarked
package io.github.modelregistry.auth;

import org.jspecify.annotations.NullMarked;
