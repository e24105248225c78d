package io.github.modelregistry.consumers.older;

// snippet
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class RegistriesConfiguration {

  @Bean
  ModelRegistries modelRegistries(Environment environment, ObservationRegistry observations) {
    Bindable<Map<String, String>> texts = Bindable.mapOf(String.class, String.class);
    Map<String, String> settings = Binder.get(environment).bind("registries", texts).get();
    ClientConfig config = ClientConfig.builder().addListener(new Observed(observations)).build();
    return ModelRegistries.builder().settings(Settings.of(settings)).clientConfig(config).build();
  }

  @Bean
  HealthIndicator modelRegistryHealthIndicator(ModelRegistries registries) {
    return () -> {
      Health.Builder health = Health.up();
      registries.failures().forEach(failed -> health.down().withDetail(failed.registry(), failed));
      for (ModelRegistry registry : registries.all()) {
        try {
          health.withDetail(registry.name(), registry.checkHealth().toString());
        } catch (RegistryException failed) {
          health.down().withDetail(registry.name(), failed.getMessage());
        }
      }
      return health.build();
    };
  }

  private record Observed(ObservationRegistry registry, Map<CallStart, Observation> calls)
      implements CallListener {
    Observed(ObservationRegistry registry) {
      this(registry, new ConcurrentHashMap<>());
    }

    @Override
    public void callStarted(CallStart call) {
      Observation started = Observation.createNotStarted("model.registry.client.calls", registry);
      started.lowCardinalityKeyValue("model.registry.vendor", call.vendor());
      started.lowCardinalityKeyValue("model.registry.operation", call.operation());
      calls.put(call, started.start());
    }

    @Override
    public void callEnded(CallEnd end) {
      Observation observation = calls.remove(end.call());
      observation.lowCardinalityKeyValue("status", String.valueOf(end.status()));
      if (end.failure() != null) {
        observation.error(end.failure());
      }
      observation.stop();
    }
  }
}
// end
