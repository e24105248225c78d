/**
 * What drivers and generated clients are written against: a request as data, and the transport that
 * carries it. Users of a client need none of this.
 */
@NullMarked
package io.github.modelregistry.runtime;

import org.jspecify.annotations.NullMarked;
