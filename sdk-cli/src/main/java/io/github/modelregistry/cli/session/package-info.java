/** The context of a command: settings, registries, sandbox, exit codes. */
@NullMarked
package io.github.modelregistry.cli.session;

import org.jspecify.annotations.NullMarked;
