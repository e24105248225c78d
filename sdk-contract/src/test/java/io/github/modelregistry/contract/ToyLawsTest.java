package io.github.modelregistry.contract;

import java.util.function.UnaryOperator;

/** The laws can be kept: a driver without a wire keeps them all. */
class ToyLawsTest extends ToyLaws {

  ToyLawsTest() {
    super(UnaryOperator.identity());
  }
}
