package io.github.modelregistry.docs;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.registry.CapabilityMatrix;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.RegistryDefinitions;
import io.github.modelregistry.registry.driver.TransportSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables that are made from what the drivers state, in README and in the page of settings. */
final class StatedTables {

  private StatedTables() {}

  /** Returns which vendor has which capability. */
  static String capabilities() {
    CapabilityMatrix matrix = InstalledDrivers.load().capabilities();
    SortedSet<String> all = matrix.capabilities();
    StringBuilder table = new StringBuilder();
    table.append("| vendor | `").append(String.join("` | `", all)).append("` |\n");
    table.append("| --- |").append(" --- |".repeat(all.size())).append('\n');
    InstalledDrivers.load()
        .providers()
        .forEach(
            (vendor, provider) -> {
              table.append("| `").append(vendor).append("` |");
              all.forEach(name -> table.append(cell(name, provider.capabilities())));
              table.append('\n');
            });
    return table.toString();
  }

  private static String cell(String name, CapabilitySet<?> capabilities) {
    return capabilities.types().stream()
        .filter(type -> type.getSimpleName().equals(name))
        .map(type -> capabilities.isExperimental(type) ? " E |" : " ✓ |")
        .findFirst()
        .orElse(" – |");
  }

  /** Returns all settings, those of the vendors first. */
  static String settings() {
    StringBuilder table = new StringBuilder();
    table.append("| vendor | setting | needed | secret | what it is |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    InstalledDrivers.load()
        .providers()
        .forEach(
            (vendor, provider) ->
                provider
                    .settings()
                    .forEach(
                        spec -> table.append(row("`" + vendor + "`", spec, provider.settings()))));
    List<SettingSpec> common = new ArrayList<>();
    common.add(RegistriesFile.SETTING);
    common.add(RegistryDefinitions.ONLY);
    common.addAll(TransportSettings.all());
    common.forEach(spec -> table.append(row("all", spec, common)));
    return table.toString();
  }

  /** Returns a document with the table that it has replaced. */
  static String update(String document) {
    String first = replace(document, "| vendor | `", capabilities());
    return replace(first, "| vendor | setting |", settings());
  }

  private static String replace(String text, String start, String table) {
    return Pattern.compile("(?m)^" + Pattern.quote(start) + ".*\\R(\\|.*\\R)*")
        .matcher(text)
        .replaceFirst(Matcher.quoteReplacement(table));
  }

  private static String row(String vendor, SettingSpec spec, List<SettingSpec> all) {
    String names =
        spec.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or "));
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            vendor, names, needed(spec, all), spec.isSecret() ? "yes" : "", spec.description());
  }

  private static String needed(SettingSpec spec, List<SettingSpec> all) {
    if (spec.alternative() == null) {
      return spec.isRequired() ? "yes" : "";
    }
    String others =
        all.stream()
            .filter(other -> other != spec && spec.alternative().equals(other.alternative()))
            .map(other -> ", with `" + other.name() + "`")
            .collect(Collectors.joining());
    return "one of these" + others;
  }
}
