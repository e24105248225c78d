package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registry to look into.
 *
 * @param name its name
 * @param vendor its vendor's name
 * @param provider opens it; null when its vendor is not known here
 * @param settings its settings, and perhaps others
 * @param problems what was wrong with its settings when they were read
 * @param isConfigured whether somebody meant to use it
 */
public record CheckTarget(
    String name,
    String vendor,
    @Nullable ModelRegistryProvider provider,
    Settings settings,
    List<String> problems,
    boolean isConfigured) {

  /** Copies the list. */
  public CheckTarget {
    problems = List.copyOf(problems);
  }

  /** Returns the same, meant to be used. */
  CheckTarget asked() {
    return new CheckTarget(name, vendor, provider, settings, problems, true);
  }
}
