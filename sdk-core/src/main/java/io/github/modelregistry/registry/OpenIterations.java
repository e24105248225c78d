package io.github.modelregistry.registry;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The walks that are under way, so that closing the registries can end them. */
final class OpenIterations {

  private final Set<FederatedModels> walks = ConcurrentHashMap.newKeySet();

  void add(FederatedModels walk) {
    walks.add(walk);
  }

  void remove(FederatedModels walk) {
    walks.remove(walk);
  }

  void closeAll() {
    List.copyOf(walks).forEach(FederatedModels::close);
  }
}
