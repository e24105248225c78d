package io.github.modelregistry.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads the addresses of servers as people write them. */
final class BaseUrl {

  private BaseUrl() {}

  static URI parse(String text) {
    String withScheme = text.contains("://") ? text : "https://" + text;
    int end = withScheme.length();
    while (withScheme.charAt(end - 1) == '/') {
      end--;
    }
    URI uri = uri(withScheme.substring(0, end));
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("must start with https:// or http://");
    }
    if (uri.getRawUserInfo() != null || authority(uri).contains("@")) {
      throw new IllegalArgumentException("must not contain a user or password; use their settings");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("must not contain a '?' or a '#'");
    }
    if (authority(uri).isEmpty() || authority(uri).startsWith(":")) {
      throw new IllegalArgumentException(
          "has no host; write it as https://host or https://host/path");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("has an invalid port; ports are 1 to 65535");
    }
    return uri;
  }

  private static String authority(URI uri) {
    return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException noUri) {
      throw new IllegalArgumentException(
          "is not a valid base URL; use the form https://host or https://host/path");
    }
  }
}
