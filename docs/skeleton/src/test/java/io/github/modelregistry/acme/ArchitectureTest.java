package io.github.modelregistry.acme;

import io.github.modelregistry.testkit.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** In a copy add the test of the public surface, as in the other vendors' modules. */
class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> theArchitectureHolds() {
    return Architecture.ofVendor("acme").tests();
  }
}
