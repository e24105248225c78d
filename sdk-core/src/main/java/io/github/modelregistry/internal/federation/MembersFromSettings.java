package io.github.modelregistry.internal.federation;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import io.github.modelregistry.registry.driver.RegistryDefinitions;
import io.github.modelregistry.runtime.TransportFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the registries that settings describe. */
public final class MembersFromSettings {

  private MembersFromSettings() {}

  /**
   * Opens them all.
   *
   * @param file replaces the file that the settings name, unless it is null
   * @param transport what carries the calls; null for the clients' own
   * @throws ConfigurationException if there is nothing to open, or nothing could be opened, or the
   *     settings that concern all are wrong
   */
  public static List<Member> open(
      Settings settings,
      @Nullable RegistriesFile file,
      ClientConfig clientConfig,
      @Nullable TransportFactory transport,
      InstalledDrivers drivers) {
    RegistryDefinitions definitions = RegistryDefinitions.of(settings, file, drivers);
    List<Member> members = new ArrayList<>();
    try {
      for (RegistryDefinition definition : definitions.selected()) {
        if (definition.isConfigured()) {
          members.add(open(definition, clientConfig, transport));
        }
      }
    } catch (RuntimeException fault) {
      Member.closeAll(members, fault);
      throw fault;
    }
    if (members.isEmpty()) {
      throw new ConfigurationException(nothingIsConfigured(drivers));
    }
    if (members.stream().allMatch(member -> member.error() != null)) {
      throw new ConfigurationException(allProblems(members));
    }
    return members;
  }

  private static Member open(
      RegistryDefinition definition,
      ClientConfig clientConfig,
      @Nullable TransportFactory transport) {
    List<String> explanation = definition.settings().explain(definition.specs());
    try {
      return Member.open(definition.open(clientConfig, transport), explanation);
    } catch (ConfigurationException refused) {
      return Member.broken(definition.name(), definition.vendor(), refused, explanation);
    }
  }

  private static String nothingIsConfigured(InstalledDrivers drivers) {
    if (drivers.providers().isEmpty()) {
      return "no driver is installed: add the module of a vendor to the class path";
    }
    StringBuilder message = new StringBuilder("no registry is configured. Set what one of the");
    message.append(" vendors needs, or name a file in ").append(RegistriesFile.SETTING).append(':');
    drivers
        .providers()
        .forEach(
            (vendor, provider) ->
                message
                    .append("\n  - ")
                    .append(vendor)
                    .append(": ")
                    .append(SettingSpec.needed(provider.settings())));
    return message.toString();
  }

  /** Returns each problem once, with the names of all registries that have it. */
  private static List<String> allProblems(List<Member> members) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Member member : members) {
      if (member.error() != null) {
        for (String problem : member.error().problems()) {
          names.computeIfAbsent(problem, first -> new ArrayList<>()).add(member.name());
        }
      }
    }
    return names.entrySet().stream()
        .map(entry -> prefixed(String.join(", ", entry.getValue()), entry.getKey()))
        .toList();
  }

  private static String prefixed(String registries, String problem) {
    return problem.startsWith(registries + " ") ? problem : registries + ": " + problem;
  }
}
