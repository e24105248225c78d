package io.github.modelregistry.docs;

import io.github.modelregistry.wallaroo.api.ModelsApi;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Shapes of tests that {@link OperationCalls} must tell apart. JUnit runs none of them. */
@SuppressWarnings("unused")
final class TestExamples {

  private TestExamples() {}

  /** Counts for what it calls, also by way of another method. */
  static final class SeedCallsTest {
    private final ModelsApi models;

    SeedCallsTest(ModelsApi models) {
      this.models = models;
    }

    @Test
    void calls() {
      models.listModels(q -> q.workspaceId(1L));
      Runnable later = this::helper;
      later.run();
    }

    @Test
    @Disabled("to be seen as switched off")
    void switchedOff() {
      models.getVersionById(q -> q.modelVersionId(1));
    }

    private void helper() {
      models.listVersions(q -> q.modelName("a").modelPrimaryId(1L));
    }

    private void nobodyCallsThis() {
      models.getConfigById(q -> q.modelVersionId(1));
    }
  }

  /** Counts for nothing: switched off as a whole. */
  @Disabled("to be seen as switched off")
  static final class SeedOffTest {
    @Test
    void calls(ModelsApi models) {
      models.getConfigById(q -> q.modelVersionId(1));
    }
  }

  /** Counts for nothing: not by its name a test of the vendor's own calls. */
  static final class OtherTest {
    @Test
    void calls(ModelsApi models) {
      models.getConfigById(q -> q.modelVersionId(1));
    }
  }
}
