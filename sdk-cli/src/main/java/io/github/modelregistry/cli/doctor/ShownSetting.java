package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.config.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting as it may be shown.
 *
 * @param name its name
 * @param value its value, or stars
 * @param origin where it came from, in words that follow "from"
 */
record ShownSetting(String name, String value, String origin) {

  private static final String MASKED = "********";

  /** Endings of names whose values are no secrets; what is not listed stays hidden. */
  private static final List<String> OPEN =
      List.of(
          "_USER",
          "_WORKSPACE",
          "_TIMEOUT",
          "_SERVICE",
          "_ORG_ID",
          "_SANDBOX",
          "_CLIENT_ID",
          "_APPLICATION_ID",
          "_SCOPES");

  /** Settings that are addresses; these may be shown as far as they are addresses and no more. */
  private static final List<String> ADDRESSES = List.of("_URL", "_HOST");

  /** Returns those of the names that are set. */
  static List<ShownSetting> of(List<String> names, Settings settings) {
    List<ShownSetting> shown = new ArrayList<>();
    for (String name : names) {
      String origin = settings.origin(name);
      if (origin != null) {
        shown.add(new ShownSetting(name, value(name, settings), origin));
      }
    }
    return shown;
  }

  private static String value(String name, Settings settings) {
    if (ADDRESSES.stream().anyMatch(name::endsWith)) {
      // An address that can't be read as one could be anything, a key in the wrong place included.
      // As it stands: a word may stand in its place that a vendor understands, such as auto.
      return settings.reader().url(name).isPresent()
          ? settings.reader().text(name).or(MASKED)
          : MASKED;
    }
    return OPEN.stream().anyMatch(name::endsWith)
        ? settings.reader().text(name).or(MASKED)
        : MASKED;
  }
}
