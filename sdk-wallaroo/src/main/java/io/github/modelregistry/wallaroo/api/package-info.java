/** The operations of Wallaroo's API, one class for each group. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.wallaroo.api;

import org.jspecify.annotations.NullMarked;
