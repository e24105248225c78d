package io.github.modelregistry.internal.federation;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens the registries that settings ask for: the vendors of the environment in alphabetical order,
 * then those of the file in its order.
 */
public final class MembersFromSettings {

  private static final String FILE = "MODEL_REGISTRY_CONFIG";
  private static final String ONLY = "MODEL_REGISTRY_ONLY";

  private final Settings settings;
  private final @Nullable RegistriesFile file;
  private final ClientConfig clientConfig;
  private final Map<String, ModelRegistryProvider> providers;

  /**
   * Creates the look-up; nothing is opened yet.
   *
   * @param file takes the place of the file that the settings name, unless it is null
   */
  public MembersFromSettings(
      Settings settings,
      @Nullable RegistriesFile file,
      ClientConfig clientConfig,
      InstalledDrivers drivers) {
    this.settings = settings;
    this.file = file;
    this.clientConfig = clientConfig;
    this.providers = drivers.providers();
  }

  /** A registry that the settings ask for, not opened yet. */
  private record Wanted(String name, String vendor, Settings settings, List<String> problems) {}

  /**
   * Opens them all.
   *
   * @throws ConfigurationException if there is nothing to open, or nothing could be opened, or the
   *     settings that concern all are wrong
   */
  public List<Member> open() {
    List<Member> members = new ArrayList<>();
    try {
      chosen(wanted()).forEach(wanted -> members.add(open(wanted)));
    } catch (RuntimeException fault) {
      Member.closeAll(members, fault);
      throw fault;
    }
    if (members.stream().allMatch(member -> member.error() != null)) {
      throw new ConfigurationException(allProblems(members));
    }
    return members;
  }

  private List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    for (ModelRegistryProvider provider : providers.values()) {
      if (provider.isConfigured(settings)) {
        wanted.add(fromEnvironment(provider.vendor()));
      }
    }
    for (RegistriesFile.Entry entry : fileEntries()) {
      wanted.add(new Wanted(entry.name(), entry.vendor(), entry.settings(), entry.problems()));
    }
    requireGoodNames(wanted);
    return wanted;
  }

  private List<RegistriesFile.Entry> fileEntries() {
    if (file != null) {
      return file.entries();
    }
    String path = settings.reader().text(FILE).orNull();
    return path == null ? List.of() : RegistriesFile.read(path, settings).entries();
  }

  private Wanted fromEnvironment(String vendor) {
    return new Wanted(vendor, vendor, settings, List.of());
  }

  private static void requireGoodNames(List<Wanted> wanted) {
    List<String> problems = new ArrayList<>();
    Map<String, Wanted> byName = new LinkedHashMap<>();
    for (Wanted each : wanted) {
      try {
        ModelRef.requireRegistryName(each.name);
      } catch (InvalidRequestException notAllowed) {
        problems.add("'" + each.name + "': " + notAllowed.problems().get(0));
      }
      if (byName.put(each.name, each) != null) {
        problems.add(
            "the name '"
                + each.name
                + "' stands for a registry of the environment and for one of"
                + " the file; give the latter another name");
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** Keeps those that MODEL_REGISTRY_ONLY names, in its order. */
  private List<Wanted> chosen(List<Wanted> wanted) {
    String only = settings.reader().text(ONLY).orNull();
    if (only == null) {
      requireAny(wanted);
      return wanted;
    }
    List<Wanted> chosen = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String name :
        Stream.of(only.split("[,\\s]+", -1)).filter(n -> !n.isEmpty()).distinct().toList()) {
      Wanted found = find(name, wanted);
      if (found == null) {
        problems.add(
            ONLY
                + " names '"
                + name
                + "', which is no registry of the settings"
                + " and no vendor here; there are: "
                + String.join(", ", names(wanted)));
      } else {
        chosen.add(found);
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return chosen;
  }

  /** A vendor that is named but has no settings is opened all the same, to hear what it needs. */
  private @Nullable Wanted find(String name, List<Wanted> wanted) {
    for (Wanted each : wanted) {
      if (each.name.equals(name)) {
        return each;
      }
    }
    return providers.containsKey(name) ? fromEnvironment(name) : null;
  }

  private List<String> names(List<Wanted> wanted) {
    return Stream.concat(wanted.stream().map(Wanted::name), providers.keySet().stream())
        .distinct()
        .toList();
  }

  private void requireAny(List<Wanted> wanted) {
    if (wanted.isEmpty()) {
      throw new ConfigurationException(
          "no registry is configured. "
              + (providers.isEmpty()
                  ? "Put a vendor's module on the class path; there is none."
                  : "Set what one of the vendors needs, or name a file in " + FILE + ":")
              + providers.values().stream()
                  .map(provider -> "\n  - " + provider.vendor() + ": " + provider.neededSettings())
                  .collect(Collectors.joining()));
    }
  }

  private Member open(Wanted wanted) {
    ModelRegistryProvider provider = providers.get(wanted.vendor);
    if (provider == null) {
      String problem =
          "there is no vendor '"
              + wanted.vendor
              + "' on the class path; there are: "
              + String.join(", ", providers.keySet());
      return Member.broken(wanted.name, null, new ConfigurationException(problem), List.of());
    }
    List<String> explanation = wanted.settings.explain(provider.settingNames());
    List<String> problems = new ArrayList<>(wanted.problems);
    if (wanted.settings != settings) {
      problems.addAll(provider.unknownAmong(wanted.settings));
    }
    try {
      if (problems.isEmpty()) {
        ProviderContext setup = ProviderContext.of(wanted.name, wanted.settings, clientConfig);
        return Member.open(provider.create(setup), explanation);
      }
    } catch (ConfigurationException refused) {
      return Member.broken(wanted.name, wanted.vendor, refused, explanation);
    }
    return Member.broken(
        wanted.name, wanted.vendor, new ConfigurationException(problems), explanation);
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
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }
}
