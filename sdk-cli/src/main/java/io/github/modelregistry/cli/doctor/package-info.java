/** Checks settings and registries, and reports problems. */
@NullMarked
package io.github.modelregistry.cli.doctor;

import org.jspecify.annotations.NullMarked;
