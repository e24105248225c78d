/** The operations of Acme's API, one class for each group. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.acme.api;

import org.jspecify.annotations.NullMarked;
