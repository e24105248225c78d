package io.github.modelregistry.registry;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PageSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry whose pages a test writes. */
final class ScriptedRegistry implements ModelRegistry {

  private final String name;
  private final PageSource<RegisteredModel> source;
  final AtomicInteger closes = new AtomicInteger();

  ScriptedRegistry(String name, PageSource<RegisteredModel> source) {
    this.name = name;
    this.source = source;
  }

  static ScriptedRegistry holding(String name, RegisteredModel... models) {
    return new ScriptedRegistry(name, cursor -> Page.last(List.of(models)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String vendor() {
    return "scripted";
  }

  @Override
  public ModelRegistry withName(String registryName) {
    return new ScriptedRegistry(
        registryName,
        cursor -> {
          Page<RegisteredModel> page = source.fetch(cursor);
          return Page.of(
              page.items().stream()
                  .map(m -> m.toBuilder().ref(ModelRef.of(registryName, m.id())).build())
                  .toList(),
              page.nextCursor());
        });
  }

  @Override
  public PagedModels models(ModelQuery query) {
    return PagedModels.of(name, query, source);
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return models().stream()
        .filter(model -> model.id().equals(ref.idIn(name)))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.of(
                    ErrorDetails.builder("get", 404)
                        .request("GET", "https://scripted.test/models")
                        .build()));
  }

  @Override
  public List<RegisteredModel> findByName(String wanted) {
    return models().stream().filter(model -> model.name().equals(wanted)).toList();
  }

  @Override
  public HealthCheck checkHealth() {
    return HealthCheck.of(URI.create("https://scripted.test/"), Duration.ofMillis(1));
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of();
  }

  @Override
  public <C extends Capability> Optional<C> capability(Class<C> type) {
    return Optional.empty();
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public void close() {
    closes.incrementAndGet();
  }

  @Override
  public String toString() {
    return name;
  }
}
