package io.github.modelregistry.cli;

import io.github.modelregistry.testkit.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> theArchitectureHolds() {
    return Architecture.ofProgram().tests();
  }
}
