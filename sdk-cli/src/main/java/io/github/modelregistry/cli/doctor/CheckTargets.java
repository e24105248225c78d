package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which registries there are to look into: all vendors here, and the file's. */
public final class CheckTargets {

  private CheckTargets() {}

  /**
   * Returns the targets in the order of the settings.
   *
   * @param names the registries to check; an empty list means those that the settings choose
   * @throws InvalidRequestException if no registry has one of the names
   */
  public static List<CheckTarget> of(Session session, List<String> names) {
    Map<String, ModelRegistryProvider> providers = providers();
    List<CheckTarget> all = new ArrayList<>();
    Settings settings = session.settings();
    providers.forEach(
        (vendor, provider) ->
            all.add(
                new CheckTarget(
                    vendor,
                    vendor,
                    provider,
                    settings,
                    List.of(),
                    provider.isConfigured(settings))));
    RegistriesFile file = session.registriesFile();
    if (file != null) {
      file.entries().forEach(entry -> all.add(ofFile(entry, providers.get(entry.vendor()))));
    }
    List<String> chosen = names.isEmpty() ? chosenBy(settings) : names;
    return chosen.isEmpty() ? all : chosen.stream().map(name -> find(name, all)).toList();
  }

  private static Map<String, ModelRegistryProvider> providers() {
    Map<String, ModelRegistryProvider> providers = new LinkedHashMap<>();
    ServiceLoader.load(ModelRegistryProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(ModelRegistryProvider::vendor))
        .forEach(provider -> providers.put(provider.vendor(), provider));
    return providers;
  }

  private static CheckTarget ofFile(
      RegistriesFile.Entry entry, @Nullable ModelRegistryProvider provider) {
    List<String> problems = new ArrayList<>(entry.problems());
    if (provider == null) {
      problems.add("there is no vendor '" + entry.vendor() + "' here");
    } else {
      problems.addAll(provider.unknownAmong(entry.settings()));
    }
    return new CheckTarget(
        entry.name(), entry.vendor(), provider, entry.settings(), problems, true);
  }

  private static List<String> chosenBy(Settings settings) {
    String only = settings.reader().text(Session.ONLY).orNull();
    return only == null
        ? List.of()
        : Stream.of(only.split("[,\\s]+", -1)).filter(name -> !name.isEmpty()).distinct().toList();
  }

  private static CheckTarget find(String name, List<CheckTarget> all) {
    return all.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "registry '" + name + "'",
                    "no registry has this name; existing ones: "
                        + String.join(", ", all.stream().map(CheckTarget::name).toList())))
        .asked();
  }
}
