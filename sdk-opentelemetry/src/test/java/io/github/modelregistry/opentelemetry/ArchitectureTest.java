package io.github.modelregistry.opentelemetry;

import io.github.modelregistry.testkit.api.PublicApi;
import io.github.modelregistry.testkit.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> theArchitectureHolds() {
    return Architecture.ofUser().tests();
  }

  @Test
  void thePublicSurfaceIsTheCommittedOne() {
    PublicApi.mustBeAsCommitted();
  }
}
