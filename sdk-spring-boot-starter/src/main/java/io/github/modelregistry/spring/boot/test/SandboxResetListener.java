package io.github.modelregistry.spring.boot.test;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Resets the sandbox before each test of a class with the annotation. */
final class SandboxResetListener extends AbstractTestExecutionListener {

  /** Creates the listener; called by Spring. */
  SandboxResetListener() {}

  @Override
  public void beforeTestMethod(TestContext test) {
    if (TestContextAnnotationUtils.hasAnnotation(
        test.getTestClass(), AutoConfigureModelRegistrySandbox.class)) {
      test.getApplicationContext().getBean(ModelRegistrySandbox.class).reset();
    }
  }
}
