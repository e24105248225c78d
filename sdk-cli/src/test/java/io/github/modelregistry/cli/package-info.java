@NullMarked
package io.github.modelregistry.cli;

import org.jspecify.annotations.NullMarked;
