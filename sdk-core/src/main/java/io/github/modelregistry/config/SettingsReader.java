package io.github.modelregistry.config;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings and collects whatever is wrong with them, so that one message tells it all.
 *
 * <pre>{@code
 * SettingsReader read = settings.reader();
 * Setting<URI> url = read.url("TFY_HOST", "TFY_BASE_URL").required();
 * Setting<Secret> key = read.secret("TFY_API_KEY").required();
 * Setting<String> service = read.oneOf("TFY_SERVICE", "ml", "svc");
 * read.check();
 * connect(url.get(), key.get(), service.or("ml"));
 * }</pre>
 *
 * <p>Every method takes the setting's name and others that are also accepted; the first one that is
 * set counts. White space around a value goes; any other control character is a problem. Problems
 * name the setting, never its value. Not safe for use by several threads at once.
 */
public final class SettingsReader {

  private final Settings settings;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Settings settings) {
    this.settings = settings;
  }

  /** Reads a text as it stands. */
  public Setting<String> text(String name, String... alsoAccepted) {
    return read(name, alsoAccepted, value -> value);
  }

  /** Reads a secret, which shows itself to nobody. */
  public Setting<Secret> secret(String name, String... alsoAccepted) {
    return read(name, alsoAccepted, Secret::of);
  }

  /**
   * Reads the address of a server: a host alone gets {@code https://}, slashes at the end go, a
   * path prefix stays.
   */
  public Setting<URI> url(String name, String... alsoAccepted) {
    return read(name, alsoAccepted, BaseUrl::parse);
  }

  /**
   * Reads a time span above zero: {@code 45} or {@code 1.5} (seconds), {@code 500ms}, {@code 45s},
   * {@code 2m}, {@code 1h}, {@code PT2M30S}.
   */
  public Setting<Duration> duration(String name, String... alsoAccepted) {
    return read(name, alsoAccepted, TimeSpan::parse);
  }

  /** Reads one word of a choice, whatever its case. */
  public Setting<String> oneOf(String name, String... choices) {
    return read(
        name,
        new String[0],
        value -> {
          for (String choice : choices) {
            if (choice.equalsIgnoreCase(value)) {
              return choice;
            }
          }
          throw new IllegalArgumentException("must be one of " + String.join(", ", choices));
        });
  }

  /** Notes a problem that only the reader's user can see, such as two settings that don't mix. */
  public void problem(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Returns the settings being read. */
  public Settings settings() {
    return settings;
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

  private <T> Setting<T> read(String name, String[] alsoAccepted, Function<String, T> parser) {
    String names =
        alsoAccepted.length == 0 ? name : name + " (or " + String.join(", ", alsoAccepted) + ")";
    String found = firstGiven(name, alsoAccepted);
    String value = found == null ? null : settings.value(found);
    if (found == null || value == null) {
      return new Setting<>(this, names, null, false);
    }
    try {
      requireOneLine(value);
      return new Setting<>(this, names, parser.apply(value), false);
    } catch (IllegalArgumentException unreadable) {
      problem(found + " (from " + settings.origin(found) + ") " + unreadable.getMessage());
      return new Setting<>(this, names, null, true);
    }
  }

  private @Nullable String firstGiven(String name, String[] alsoAccepted) {
    if (settings.has(name)) {
      return name;
    }
    for (String other : alsoAccepted) {
      if (settings.has(other)) {
        return other;
      }
    }
    return null;
  }

  private static void requireOneLine(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            String.format(
                "holds the control character U+%04X at position %d: it must be a single line",
                (int) value.charAt(i), i + 1));
      }
    }
  }
}
