package io.github.modelregistry.consumers.quarkus;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts the sandbox before the application, and tells the application where it is. */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

  private ModelRegistrySandbox sandbox;

  @Override
  public Map<String, String> start() {
    sandbox = ModelRegistrySandbox.start();
    return sandbox.environment().entrySet().stream()
        .collect(Collectors.toMap(entry -> "registries." + entry.getKey(), Map.Entry::getValue));
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
