/** Tests of the templates, on the code generated from a document that holds everything. */
@NullMarked
package io.github.modelregistry.specs.templates;

import org.jspecify.annotations.NullMarked;
