package io.github.modelregistry.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and values that switch registries on, each remembering where it came from. Immutable.
 *
 * <p>A value of nothing but white space counts as absent. Values may be secrets: nothing here shows
 * them, {@link #toString} included. Drivers read them through a {@link SettingsReader}.
 */
public final class Settings {

  private final Map<String, Entry> entries;

  private record Entry(String value, String origin) {}

  private Settings(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** Returns the environment variables of this process. */
  public static Settings fromEnvironment() {
    return of(System.getenv(), "the environment");
  }

  /** Returns the given settings, in the map's order. */
  public static Settings of(Map<String, String> values) {
    return of(values, "the given settings");
  }

  /**
   * Returns the given settings, in the map's order.
   *
   * @param values names and values
   * @param origin where they come from, as a message has it after "from"
   */
  public static Settings of(Map<String, String> values, String origin) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    values.forEach((name, value) -> entries.put(name, new Entry(value, origin)));
    return new Settings(entries);
  }

  /** Returns these settings, those of the argument going first where both have a name. */
  public Settings with(Settings stronger) {
    Map<String, Entry> merged = new LinkedHashMap<>(entries);
    merged.putAll(stronger.entries);
    return new Settings(merged);
  }

  /** Returns whether the setting is there and not blank. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** Returns where the setting came from, or null if it is absent. */
  public @Nullable String origin(String name) {
    Entry entry = entries.get(name);
    return entry == null || entry.value.isBlank() ? null : entry.origin;
  }

  /**
   * Describes the origin of each of the given settings that is present, one line each; never shows
   * a value.
   */
  public List<String> explain(Collection<SettingSpec> specs) {
    return specs.stream()
        .flatMap(spec -> spec.names().stream())
        .filter(this::has)
        .map(name -> name + " from " + origin(name))
        .toList();
  }

  /** Starts to read settings, collecting whatever is wrong with them. */
  public SettingsReader reader() {
    return new SettingsReader(this);
  }

  /** Returns the value without white space around it, or null if it is absent or blank. */
  @Nullable String value(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      return null;
    }
    String stripped = entry.value.strip();
    return stripped.isEmpty() ? null : stripped;
  }

  /** Returns the names that are set, in order; never a value. */
  public List<String> names() {
    return entries.keySet().stream().filter(this::has).toList();
  }

  @Override
  public String toString() {
    return "Settings" + names();
  }
}
