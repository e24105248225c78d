/**
 * The operations of Adobe Sensei ML's API, one class for each group. Generated, this file aside.
 */
@NullMarked
package io.github.modelregistry.sensei.api;

import org.jspecify.annotations.NullMarked;
