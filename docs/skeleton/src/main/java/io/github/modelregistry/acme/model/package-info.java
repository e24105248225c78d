/** What Acme's API takes and gives. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.acme.model;

import org.jspecify.annotations.NullMarked;
