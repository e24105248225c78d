/** The programs that README shows, each of them whole. */
@NullMarked
package io.github.modelregistry.docs.examples;

import org.jspecify.annotations.NullMarked;
