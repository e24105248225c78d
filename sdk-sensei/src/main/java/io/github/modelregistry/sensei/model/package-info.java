/** What Adobe Sensei ML's API takes and gives. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.sensei.model;

import org.jspecify.annotations.NullMarked;
