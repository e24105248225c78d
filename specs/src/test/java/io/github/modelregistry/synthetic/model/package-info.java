/** What the synthetic API takes and gives. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.synthetic.model;

import org.jspecify.annotations.NullMarked;
