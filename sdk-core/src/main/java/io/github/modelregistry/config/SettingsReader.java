package io.github.modelregistry.config;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.internal.file.TextFile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings and collects whatever is wrong with them, so that one message names every problem.
 *
 * <pre>{@code
 * SettingsReader read = settings.reader();
 * Setting<URI> url = read.url(URL);
 * Setting<Secret> key = read.secret(API_KEY);
 * Setting<String> service = read.oneOf(SERVICE, "ml", "svc");
 * read.check();
 * connect(url.get(), key.get(), service.or("ml"));
 * }</pre>
 *
 * <p>Of the names of a setting the first one that is set counts. An absent setting that is required
 * is a problem. White space around a value is removed, except for passwords; any other control
 * character is a problem. Problems name the setting, never its value. Not safe for use by several
 * threads at once.
 */
public final class SettingsReader {

  private final Settings settings;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Settings settings) {
    this.settings = settings;
  }

  /** Reads a text unchanged. */
  public Setting<String> text(SettingSpec spec) {
    return read(spec, (value, what) -> value);
  }

  /** Reads a secret, whose text form is masked; white space around it is removed. */
  public Setting<Secret> secret(SettingSpec spec) {
    return read(spec, Secret::of);
  }

  /** Reads a secret exactly as it is, white space around it included. */
  public Setting<Secret> password(SettingSpec spec) {
    return read(spec, Settings::exact, Secret::exact);
  }

  /** Reads the text of the file that the setting names: a regular file of at most 1 MiB. */
  public Setting<String> file(SettingSpec spec) {
    return read(spec, (path, what) -> describing(what, () -> TextFile.read(path)));
  }

  /** Reads the address of a proxy, which may hold a user and a password. */
  public Setting<ProxySettings> proxy(SettingSpec spec) {
    return read(spec, (url, what) -> describing(what, () -> ProxySettings.of(url)));
  }

  /**
   * Reads the address of a server: a host alone gets {@code https://}, slashes at the end go, a
   * path prefix stays.
   */
  public Setting<URI> url(SettingSpec spec) {
    return read(spec, (value, what) -> ServerAddress.parse(value, what).uri());
  }

  /**
   * Reads a time span above zero: {@code 45} or {@code 1.5} (seconds), {@code 500ms}, {@code 45s},
   * {@code 2m}, {@code 1h}, {@code PT2M30S}.
   */
  public Setting<Duration> duration(SettingSpec spec) {
    return read(spec, (value, what) -> TimeSpan.parse(value));
  }

  /** Reads one of the given choices, in upper or lower case. */
  public Setting<String> oneOf(SettingSpec spec, String... choices) {
    return read(
        spec,
        (value, what) -> {
          for (String choice : choices) {
            if (choice.equalsIgnoreCase(value)) {
              return choice;
            }
          }
          throw new IllegalArgumentException("must be one of " + String.join(", ", choices));
        });
  }

  /** Adds a problem that only the caller can see, such as two settings that exclude each other. */
  public void problem(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigurationException if there were problems; it names them all
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private static <T> T describing(String what, Supplier<T> read) {
    try {
      return read.get();
    } catch (ConfigurationException unfit) {
      throw new ConfigurationException(
          unfit.problems().stream().map(problem -> what + ": " + problem).toList());
    }
  }

  private <T> Setting<T> read(SettingSpec spec, BiFunction<String, String, T> parser) {
    return read(spec, Settings::value, parser);
  }

  private <T> Setting<T> read(
      SettingSpec spec,
      BiFunction<Settings, String, @Nullable String> source,
      BiFunction<String, String, T> parser) {
    Setting<T> setting = optional(spec, source, parser);
    return spec.isRequired() ? setting.required() : setting;
  }

  private <T> Setting<T> optional(
      SettingSpec spec,
      BiFunction<Settings, String, @Nullable String> source,
      BiFunction<String, String, T> parser) {
    String names = spec.toString();
    String found = spec.names().stream().filter(settings::has).findFirst().orElse(null);
    String value = found == null ? null : source.apply(settings, found);
    if (found == null || value == null) {
      return new Setting<>(this, names, null, false);
    }
    String what = found + " (from " + settings.origin(found) + ")";
    try {
      requireOneLine(value);
      return new Setting<>(this, names, parser.apply(value, what), false);
    } catch (ConfigurationException unfit) {
      unfit.problems().forEach(this::problem);
    } catch (IllegalArgumentException unreadable) {
      problem(what + " " + unreadable.getMessage());
    }
    return new Setting<>(this, names, null, true);
  }

  private static void requireOneLine(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            String.format(
                "contains the control character U+%04X at position %d: it must be a single line",
                (int) value.charAt(i), i + 1));
      }
    }
  }
}
