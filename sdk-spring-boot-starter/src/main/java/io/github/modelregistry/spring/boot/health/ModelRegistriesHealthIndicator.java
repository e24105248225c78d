package io.github.modelregistry.spring.boot.health;

import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Checks all registries at the same time, within a limit of time. The status is down if one of them
 * is; the details say which, and why. They hold no secret. Thread-safe.
 */
public final class ModelRegistriesHealthIndicator implements HealthIndicator {

  private final ModelRegistries registries;
  private final Duration timeout;

  private ModelRegistriesHealthIndicator(ModelRegistries registries, Duration timeout) {
    this.registries = registries;
    this.timeout = timeout;
  }

  /**
   * Returns an indicator.
   *
   * @param timeout how long all checks together may take; what has not responded by then is down
   */
  public static ModelRegistriesHealthIndicator of(ModelRegistries registries, Duration timeout) {
    return new ModelRegistriesHealthIndicator(registries, timeout);
  }

  @Override
  public Health health() {
    Map<String, Health> checked = new LinkedHashMap<>();
    registries
        .failures()
        .forEach(failure -> checked.put(failure.registry(), down(failure.error())));
    try {
      checkAll(checked);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Health.unknown().withDetail("error", "the check was interrupted").build();
    }
    boolean up = checked.values().stream().allMatch(health -> health.getStatus().equals(Status.UP));
    Health.Builder all = up ? Health.up() : Health.down();
    checked.forEach((name, health) -> all.withDetail(name, details(health)));
    return all.build();
  }

  private void checkAll(Map<String, Health> checked) throws InterruptedException {
    List<ModelRegistry> open = registries.all();
    List<Callable<HealthCheck>> checks = new ArrayList<>();
    open.forEach(registry -> checks.add(registry::checkHealth));
    ExecutorService threads = Executors.newCachedThreadPool(daemons());
    try {
      List<Future<HealthCheck>> results =
          threads.invokeAll(checks, timeout.toNanos(), TimeUnit.NANOSECONDS);
      for (int i = 0; i < results.size(); i++) {
        checked.put(open.get(i).name(), result(results.get(i)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Health result(Future<HealthCheck> check) throws InterruptedException {
    try {
      HealthCheck healthy = check.get();
      return Health.up()
          .withDetail("endpoint", healthy.endpoint().toString())
          .withDetail("latencyMillis", healthy.latency().toMillis())
          .build();
    } catch (CancellationException late) {
      return Health.down()
          .withDetail("error", "no response within " + timeout.toMillis() + " ms")
          .build();
    } catch (ExecutionException failed) {
      return down(Objects.requireNonNullElse(failed.getCause(), failed));
    }
  }

  private static Health down(Throwable cause) {
    return Health.down()
        .withDetail("error", cause.getClass().getSimpleName() + ": " + cause.getMessage())
        .build();
  }

  private static Map<String, Object> details(Health health) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("status", health.getStatus().getCode());
    details.putAll(health.getDetails());
    return details;
  }

  private static ThreadFactory daemons() {
    CustomizableThreadFactory factory = new CustomizableThreadFactory("model-registry-health-");
    factory.setDaemon(true);
    return factory;
  }
}
