package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.time.Duration;

public final class Errors {
  public static void main(String[] arguments) {
    ClientConfig config =
        ClientConfig.builder()
            .callTimeout(Duration.ofSeconds(30)) // all attempts and waits included
            .driftListener(event -> System.err.println("the API has changed: " + event))
            .build();
    try (ModelRegistries registries =
        ModelRegistries.builder()
            .settings(Settings.fromEnvironment())
            .clientConfig(config)
            .build()) {
      System.out.println(registries.get("wallaroo:404").name());
    } catch (NotFoundException e) {
      System.err.println("no such model");
    } catch (RateLimitedException e) {
      System.err.println("retry after " + e.retryAfter()); // null if the server did not say
    } catch (RegistryException e) {
      System.err.println("other failure: " + e.getMessage());
    }
  }
}
// end
