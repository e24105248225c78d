package io.github.modelregistry.config;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.file.TextFile;
import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that names any number of registries, of any vendors. Immutable.
 *
 * <pre>{@code
 * {"registries": [
 *   {"name": "wallaroo-eu", "vendor": "wallaroo", "settings": {
 *     "WALLAROO_URL": "https://eu.example.com", "WALLAROO_TOKEN": "${WALLAROO_EU_TOKEN}"}}]}
 * }</pre>
 *
 * <p>The settings are those that the vendor knows in the environment; a registry of the file takes
 * none from there. {@code ${NAME}} within a value stands for an environment variable: keep secrets
 * there, not in the file. {@code $${NAME}} stands for these characters themselves, less the first.
 * Without a vendor, the name is the vendor's.
 */
public final class RegistriesFile {

  /** Names the file. */
  public static final SettingSpec SETTING =
      SettingSpec.text(
          "MODEL_REGISTRY_CONFIG",
          "A file that describes any number of registries; none if absent.");

  private static final Set<String> FIELDS = Set.of("name", "vendor", "settings");

  private final String path;
  private final List<Entry> entries;
  private final List<String> problems;

  /** One registry of the file. Immutable. */
  public static final class Entry {

    private final String name;
    private final String vendor;
    private final Settings settings;
    private final List<String> problems;
    private final List<String> literals;

    private Entry(String name, String vendor, FileSettings read) {
      this.name = name;
      this.vendor = vendor;
      this.settings = read.settings();
      this.problems = read.problems();
      this.literals = read.literals();
    }

    /**
     * Returns a registry whose settings a program has read elsewhere.
     *
     * @param name the name that its refs will begin with
     * @param settings its settings, which name no variables to be filled in
     */
    public static Entry of(String name, String vendor, Settings settings) {
      return new Entry(name, vendor, new FileSettings(settings, List.of(), List.of()));
    }

    /** Returns the name that the user chose. */
    public String name() {
      return name;
    }

    /** Returns the vendor's name. */
    public String vendor() {
      return vendor;
    }

    /** Returns its settings, environment variables filled in. */
    public Settings settings() {
      return settings;
    }

    /** Returns what is wrong with the settings, each in one line; usually empty. */
    public List<String> problems() {
      return problems;
    }

    /** Returns the names of the settings whose values are written in the file itself. */
    public List<String> literals() {
      return literals;
    }

    @Override
    public String toString() {
      return name + " (" + vendor + "): " + settings;
    }
  }

  private RegistriesFile(String path, List<Entry> entries, List<String> problems) {
    this.path = path;
    this.problems = List.copyOf(problems);
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads the file that {@link #SETTING} names; returns null when it names none.
   *
   * @throws ConfigurationException as {@link #read} does
   */
  public static @Nullable RegistriesFile namedBy(Settings settings) {
    String path = settings.reader().text(SETTING).orNull();
    return path == null ? null : read(path, settings);
  }

  /**
   * Reads a file.
   *
   * @param path the path of the file
   * @param environment gives the values of {@code ${NAME}}
   * @throws ConfigurationException if the file can't be read, or is no list of registries. What is
   *     wrong with the list is among the problems, and within one registry's settings among those
   *     of its entry
   */
  public static RegistriesFile read(String path, Settings environment) {
    return parse(text(path), path, environment);
  }

  /**
   * Returns the content of a file, for formats other than JSON.
   *
   * @throws ConfigurationException if it is not a regular file of UTF-8 text of at most 1 MiB
   */
  public static String text(String path) {
    return TextFile.read(path);
  }

  /**
   * Reads the content of a file, for formats other than JSON.
   *
   * @param json the content
   * @param path what messages call it
   * @param environment gives the values of {@code ${NAME}}
   * @throws ConfigurationException as {@link #read} does
   */
  public static RegistriesFile parse(String json, String path, Settings environment) {
    JsonValue registries = registries(json, path);
    List<String> problems = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonValue registry : registries.elements()) {
      String where = path + ": registries[" + entries.size() + "]";
      Entry entry = entry(registry, where, path, environment, problems);
      if (!entry.name.isEmpty() && !names.add(entry.name)) {
        problems.add(where + ": the name '" + entry.name + "' is used twice");
      }
      entries.add(entry);
    }
    return new RegistriesFile(path, entries, problems);
  }

  /**
   * Returns registries that a program has read elsewhere, such as the configuration of a framework.
   *
   * @param origin what messages call the place
   */
  public static RegistriesFile of(String origin, List<Entry> entries) {
    return new RegistriesFile(origin, List.of(), List.of()).with(entries);
  }

  /** Returns the registries of this file, followed by others. */
  public RegistriesFile with(List<Entry> more) {
    List<Entry> all = new ArrayList<>(entries);
    List<String> wrong = new ArrayList<>(problems);
    for (Entry entry : more) {
      if (all.stream().anyMatch(other -> other.name.equals(entry.name))) {
        wrong.add(path + ": the name '" + entry.name + "' is used twice");
      }
      all.add(entry);
    }
    return new RegistriesFile(path, all, wrong);
  }

  /** Returns the path, as messages have it. */
  public String path() {
    return path;
  }

  /** Returns what is wrong with the list itself, each in one line; usually empty. */
  public List<String> problems() {
    return problems;
  }

  /** Returns the registries in the file's order. */
  public List<Entry> entries() {
    return entries;
  }

  private static JsonValue registries(String json, String path) {
    JsonValue document;
    try {
      document = JsonValue.parse(json);
    } catch (DecodingException notJson) {
      // Without the excerpt, which could hold a secret.
      throw new ConfigurationException(
          path + " is not valid JSON at " + notJson.path() + ": " + notJson.detail());
    }
    JsonValue registries = document.get("registries");
    if (registries == null || registries.kind() != JsonValue.Kind.ARRAY) {
      throw new ConfigurationException(path + " must be {\"registries\": [ … ]}");
    }
    return registries;
  }

  private static Entry entry(
      JsonValue registry, String where, String path, Settings environment, List<String> problems) {
    if (!registry.isObject()) {
      problems.add(where + " must be an object with name, vendor and settings");
      return new Entry("", "", new FileSettings(Settings.of(Map.of()), List.of(), List.of()));
    }
    for (String field : registry.fields().keySet()) {
      if (!FIELDS.contains(field)) {
        problems.add(
            where + ": unknown field '" + field + "'; known fields: name, vendor and settings");
      }
    }
    String name = text(registry, "name", where, problems);
    if (name.isEmpty()) {
      problems.add(where + " needs a name");
    }
    String vendor = text(registry, "vendor", where, problems);
    JsonValue settings = registry.get("settings");
    if (settings == null || !settings.isObject()) {
      problems.add(where + " needs settings, an object of names and values");
      settings = JsonValue.object(Map.of());
    }
    FileSettings read = FileSettings.read(settings, name, path, environment);
    return new Entry(name, vendor.isEmpty() ? name : vendor, read);
  }

  private static String text(
      JsonValue registry, String field, String where, List<String> problems) {
    JsonValue value = registry.get(field);
    if (value == null) {
      return "";
    }
    if (value.kind() != JsonValue.Kind.STRING) {
      problems.add(where + "." + field + " must be a string");
      return "";
    }
    return value.asString().strip();
  }
}
