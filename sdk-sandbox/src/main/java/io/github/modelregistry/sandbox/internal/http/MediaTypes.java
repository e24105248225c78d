package io.github.modelregistry.sandbox.internal.http;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wiremock.org.apache.commons.fileupload.ParameterParser;

/** Reads media types and their parameters, as in headers. */
public final class MediaTypes {

  private MediaTypes() {}

  /** Returns the part before the first semicolon, in lower case. */
  public static String withoutParameters(String value) {
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a media type is JSON or based on it. */
  public static boolean isJson(String value) {
    String type = withoutParameters(value);
    return type.endsWith("/json") || type.endsWith("+json");
  }

  /** Returns a parameter's value, its quotes removed, or null when it is not there. */
  public static @Nullable String parameter(String value, String name) {
    String found = parameters(value).get(name.toLowerCase(Locale.ROOT));
    return found == null ? null : found.replaceAll("\\\\(.)", "$1");
  }

  /**
   * Returns whether a media type has a wanted name and at least the wanted parameters. Blanks
   * around parameters do not matter.
   */
  public static boolean matches(String wanted, String value) {
    return parameters(value).entrySet().containsAll(parameters(wanted).entrySet());
  }

  /** Returns the values of the parameters, and null for the type, by their names in lower case. */
  private static Map<String, @Nullable String> parameters(String value) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(value, ';');
  }
}
