package io.github.modelregistry.spring.boot;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Reads settings from the environment of an application, and where each came from; collects what is
 * wrong with the names and placeholders.
 */
final class PropertyReader {

  private final ConfigurableEnvironment environment;
  private final List<ConfigurationPropertySource> sources = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  PropertyReader(ConfigurableEnvironment environment) {
    this.environment = environment;
    ConfigurationPropertySources.get(environment).forEach(sources::add);
  }

  /** Returns what was wrong so far, each in one line; never shows a value. */
  List<String> problems() {
    return problems;
  }

  /** Adds a problem. */
  void problem(String problem) {
    problems.add(problem);
  }

  /**
   * Reads settings from their properties.
   *
   * @param variables whether a setting without a property is looked up by its own name, such as
   *     {@code WALLAROO_URL}
   */
  Settings settings(PropertyNames names, boolean variables) {
    Settings settings = Settings.of(Map.of());
    for (SettingSpec spec : names.specs()) {
      Settings found = property(spec, names);
      if (found == null && variables) {
        found = variable(spec);
      }
      settings = found == null ? settings : settings.with(found);
    }
    return settings;
  }

  /** Returns the text of one property, or null if it is absent. */
  @Nullable String text(String property) {
    ConfigurationProperty found = find(ConfigurationPropertyName.of(property));
    return found == null ? null : resolved(property, found);
  }

  /** Returns whether one of the settings is there; reads none. */
  boolean hasAny(PropertyNames names) {
    return names.specs().stream()
        .flatMap(spec -> spec.names().stream())
        .anyMatch(
            name ->
                !elements(ConfigurationPropertyName.of(names.property(name))).isEmpty()
                    || source(name) != null);
  }

  /** Returns the names that follow a prefix, by what they have in common in all spellings. */
  Map<String, String> namesBelow(String prefix) {
    ConfigurationPropertyName parent = ConfigurationPropertyName.of(prefix);
    Map<String, String> names = new LinkedHashMap<>();
    for (ConfigurationPropertySource source : sources) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        iterable.stream()
            .filter(parent::isAncestorOf)
            .map(name -> name.getElement(parent.getNumberOfElements(), Form.ORIGINAL))
            .map(name -> name.toLowerCase(Locale.ROOT))
            // An environment variable has no dashes: eu-west is its EUWEST.
            .forEach(name -> names.merge(uniform(name), name, PropertyReader::longer));
      }
    }
    return names;
  }

  /** Adds a problem for each name below the prefix that is not known. */
  void refuseOthers(String prefix, Collection<String> known) {
    Set<String> expected =
        known.stream().map(PropertyReader::uniform).collect(Collectors.toUnmodifiableSet());
    namesBelow(prefix)
        .forEach(
            (uniform, name) -> {
              if (!expected.contains(uniform)) {
                problem(
                    "%s.%s is unknown; known properties: %s"
                        .formatted(prefix, name, String.join(", ", known)));
              }
            });
  }

  private @Nullable Settings property(SettingSpec spec, PropertyNames names) {
    for (String name : spec.names()) {
      String property = names.property(name);
      List<ConfigurationProperty> found = elements(ConfigurationPropertyName.of(property));
      if (!found.isEmpty()) {
        String value =
            found.stream()
                .map(element -> resolved(property, element))
                .collect(Collectors.joining(","));
        return Settings.of(Map.of(name, value), origin(found.get(0).getOrigin(), property));
      }
    }
    return null;
  }

  private @Nullable Settings variable(SettingSpec spec) {
    for (String name : spec.names()) {
      PropertySource<?> source = source(name);
      if (source != null) {
        Origin origin = OriginLookup.getOrigin(source, name);
        String value = resolved(name, String.valueOf(source.getProperty(name)));
        return Settings.of(Map.of(name, value), origin(origin, source.getName()));
      }
    }
    return null;
  }

  private @Nullable PropertySource<?> source(String name) {
    return environment.getPropertySources().stream()
        .filter(source -> source.containsProperty(name))
        .findFirst()
        .orElse(null);
  }

  /** Returns the property itself, or the elements of a list. */
  private List<ConfigurationProperty> elements(ConfigurationPropertyName name) {
    ConfigurationProperty single = find(name);
    if (single != null) {
      return List.of(single);
    }
    List<ConfigurationProperty> elements = new ArrayList<>();
    ConfigurationProperty element = find(name.append("[0]"));
    while (element != null) {
      elements.add(element);
      element = find(name.append("[" + elements.size() + "]"));
    }
    return elements;
  }

  private @Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
    for (ConfigurationPropertySource source : sources) {
      ConfigurationProperty found = source.getConfigurationProperty(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private String resolved(String name, ConfigurationProperty property) {
    return resolved(name, String.valueOf(property.getValue()));
  }

  /** Returns the value with its placeholders replaced; the message of Spring would show it. */
  private String resolved(String name, String value) {
    try {
      return environment.resolveRequiredPlaceholders(value);
    } catch (PlaceholderResolutionException unresolved) {
      problem(name + " needs ${" + unresolved.getPlaceholder() + "}, which is not set");
      return "";
    }
  }

  private static String origin(@Nullable Origin origin, String fallback) {
    return origin == null ? fallback : origin.toString();
  }

  private static String uniform(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "");
  }

  private static String longer(String one, String other) {
    return other.length() > one.length() ? other : one;
  }
}
