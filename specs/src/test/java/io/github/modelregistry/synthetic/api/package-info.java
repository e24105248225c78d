/** The operations of the synthetic API. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.synthetic.api;

import org.jspecify.annotations.NullMarked;
