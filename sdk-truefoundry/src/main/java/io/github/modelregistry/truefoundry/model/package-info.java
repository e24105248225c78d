/** What TrueFoundry's API takes and gives. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.truefoundry.model;

import org.jspecify.annotations.NullMarked;
