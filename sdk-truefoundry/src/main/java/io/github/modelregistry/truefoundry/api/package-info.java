/** The operations of TrueFoundry's API, one class for each group. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.truefoundry.api;

import org.jspecify.annotations.NullMarked;
