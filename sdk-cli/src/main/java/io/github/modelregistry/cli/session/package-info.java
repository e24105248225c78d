/** What a command runs in: settings, registries, sandbox, exit codes. */
@NullMarked
package io.github.modelregistry.cli.session;

import org.jspecify.annotations.NullMarked;
