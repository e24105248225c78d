/** The commands, one class each. */
@NullMarked
package io.github.modelregistry.cli.command;

import org.jspecify.annotations.NullMarked;
