/** Looks into settings and registries, and says what is the matter with them. */
@NullMarked
package io.github.modelregistry.cli.doctor;

import org.jspecify.annotations.NullMarked;
