package io.github.modelregistry.spring.boot.test;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Adds the sandbox to the contexts of tests with the annotation. */
final class SandboxCustomizerFactory implements ContextCustomizerFactory {

  /** Creates the factory; called by Spring. */
  SandboxCustomizerFactory() {}

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> test, List<ContextConfigurationAttributes> attributes) {
    AutoConfigureModelRegistrySandbox wanted =
        TestContextAnnotationUtils.findMergedAnnotation(
            test, AutoConfigureModelRegistrySandbox.class);
    return wanted == null ? null : new Sandbox(List.of(wanted.vendors()), wanted.empty());
  }

  /** Equal for tests that can share a context. */
  private record Sandbox(List<SandboxVendor> vendors, boolean empty) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
      beans.registerBeanDefinition(
          "modelRegistrySandbox",
          BeanDefinitionBuilder.genericBeanDefinition(ModelRegistrySandbox.class, this::start)
              .setDestroyMethodName("close")
              .getBeanDefinition());
    }

    private ModelRegistrySandbox start() {
      ModelRegistrySandbox.Builder builder = ModelRegistrySandbox.builder();
      if (!vendors.isEmpty()) {
        builder.select(vendors.toArray(SandboxVendor[]::new));
      }
      if (empty) {
        builder.empty();
      }
      return builder.start();
    }
  }
}
