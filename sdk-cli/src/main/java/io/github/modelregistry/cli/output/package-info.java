/** Prints models, versions and failures as tables, JSON, NDJSON and CSV. */
@NullMarked
package io.github.modelregistry.cli.output;

import org.jspecify.annotations.NullMarked;
