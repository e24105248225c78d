/** Spans for the calls and requests of the SDK. */
@NullMarked
package io.github.modelregistry.opentelemetry;

import org.jspecify.annotations.NullMarked;
