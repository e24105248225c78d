/** What the build makes of the commands for the distribution: manual pages and completions. */
@NullMarked
package io.github.modelregistry.cli.distribution;

import org.jspecify.annotations.NullMarked;
