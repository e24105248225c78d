/** What Wallaroo's API takes and gives. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.wallaroo.model;

import org.jspecify.annotations.NullMarked;
