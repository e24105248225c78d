/** Models generated from {@code sample.yaml} for the tests of JSON. Generated, this file aside. */
@NullMarked
package io.github.modelregistry.json.sample;

import org.jspecify.annotations.NullMarked;
