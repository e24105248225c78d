package io.github.modelregistry.cli.command;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first failure of each registry during a command. */
final class FailedRegistries {

  private final Map<String, RegistryFailure> failures = new LinkedHashMap<>();

  void add(RegistryFailure failure) {
    failures.putIfAbsent(failure.registry(), failure);
  }

  boolean contains(String registry) {
    return failures.containsKey(registry);
  }

  List<RegistryFailure> all() {
    return List.copyOf(failures.values());
  }
}
