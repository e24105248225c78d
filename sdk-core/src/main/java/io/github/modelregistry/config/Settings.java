package io.github.modelregistry.config;

import io.github.modelregistry.error.ConfigurationException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names and values that switch registries on, each remembering where it came from. Immutable.
 *
 * <p>A value of nothing but white space counts as absent. Values may be secrets: nothing here shows
 * them, {@link #toString} included. Drivers read them through a {@link SettingsReader}.
 */
public final class Settings {

  /** The form of a variable's name, which those of Java's own properties do not have. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)+");

  private final Map<String, Entry> entries;

  private static Entry entry(String name, @Nullable String value, String origin) {
    return new Entry(ConfigurationException.requireNonNull(value, name), origin);
  }

  private record Entry(String value, String origin) {}

  private Settings(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * Returns the environment variables of this process; a system property of the same name goes
   * first.
   */
  public static Settings fromEnvironment() {
    Map<String, String> properties = new LinkedHashMap<>();
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> VARIABLE.matcher(name).matches())
        .forEach(name -> properties.put(name, System.getProperty(name, "")));
    return of(System.getenv(), "the environment").with(of(properties, "the system properties"));
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
    ConfigurationException.requireNonNull(values, "The map of settings")
        .forEach((name, value) -> entries.put(name, entry(name, value, origin)));
    return new Settings(entries);
  }

  /** Returns these settings, those of the argument going first where both have a name. */
  public Settings with(Settings stronger) {
    Map<String, Entry> merged = new LinkedHashMap<>(entries);
    merged.putAll(stronger.entries);
    return new Settings(merged);
  }

  /** Returns the settings that are described, and no others. */
  public Settings select(Collection<SettingSpec> specs) {
    Map<String, Entry> chosen = new LinkedHashMap<>(entries);
    chosen.keySet().retainAll(specs.stream().flatMap(spec -> spec.names().stream()).toList());
    return new Settings(chosen);
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
    String exact = exact(name);
    return exact == null ? null : exact.strip();
  }

  /** Returns the value with the white space around it, or null if it is absent or blank. */
  @Nullable String exact(String name) {
    Entry entry = entries.get(name);
    return entry == null || entry.value.isBlank() ? null : entry.value;
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
