/** Requests and responses as plain values, and their parsers. */
@NullMarked
package io.github.modelregistry.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
