/** Writes models, versions and failures as an HTML report in one file. */
@NullMarked
package io.github.modelregistry.cli.report;

import org.jspecify.annotations.NullMarked;
