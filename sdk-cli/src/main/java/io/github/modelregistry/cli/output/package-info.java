/** Models, versions and failures as text: tables, JSON, ndjson and csv. */
@NullMarked
package io.github.modelregistry.cli.output;

import org.jspecify.annotations.NullMarked;
