package io.github.modelregistry.registry.federation;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.driver.AbstractModelRegistry;
import io.github.modelregistry.registry.driver.CapabilitySet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry whose pages a test writes. */
final class ScriptedRegistry extends AbstractModelRegistry<ScriptedRegistry.Client> {

  private final PagedIterable<RegisteredModel> source;
  final AtomicInteger closes;

  /** The vendor's client, which has nothing to do. */
  static final class Client {}

  ScriptedRegistry(String name, PagedIterable<RegisteredModel> source) {
    this(name, source, new AtomicInteger());
  }

  private ScriptedRegistry(
      String name, PagedIterable<RegisteredModel> source, AtomicInteger closes) {
    super(name, new Client(), closes::incrementAndGet, CapabilitySet.of(ScriptedRegistry.class));
    this.source = source;
    this.closes = closes;
  }

  static ScriptedRegistry holding(String name, RegisteredModel... models) {
    return new ScriptedRegistry(name, cursor -> Page.last(List.of(models)));
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
  public PagedResult<RegisteredModel> models(ModelQuery query) {
    return query.list(name(), source);
  }

  @Override
  public RegisteredModel get(ModelRef ref) {
    return models().stream()
        .filter(model -> model.id().equals(ref.idIn(name())))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.of(
                    ErrorDetails.builder("get", 404)
                        .request("GET", "https://scripted.test/models")
                        .build()));
  }

  @Override
  public HealthCheck checkHealth() {
    return HealthCheck.of(address(), Duration.ofMillis(1));
  }

  @Override
  protected URI address() {
    return URI.create("https://scripted.test/");
  }
}
