package io.github.modelregistry.contract;

import io.github.modelregistry.registry.ModelRegistry;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens the registry that a law takes as its parameter, and closes it after the law. */
final class OpenedRegistry implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(OpenedRegistry.class);

  OpenedRegistry() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ModelRegistry.class;
  }

  @Override
  public ModelRegistry resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ModelRegistry registry = ((DriverUnderTest) context.getRequiredTestInstance()).open();
    context.getStore(NAMESPACE).put(registry, registry); // closed with the store
    return registry;
  }
}
