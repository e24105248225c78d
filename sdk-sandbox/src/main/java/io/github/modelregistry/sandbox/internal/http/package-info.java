/** Requests and answers as plain values, and what it takes to read them. */
@NullMarked
package io.github.modelregistry.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
