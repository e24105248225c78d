package io.github.modelregistry.runtime;

import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Checks what all requests of a client start with. */
final class BaseUrl {

  private BaseUrl() {}

  /**
   * Returns the URL without trailing slashes; a path prefix stays.
   *
   * @throws ConfigurationException naming all that is wrong, and never showing a user or query
   */
  static URI checked(String vendor, URI url) {
    List<String> problems = new ArrayList<>();
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      problems.add("must start with https:// or http://");
    }
    if (url.getHost() == null) {
      problems.add("names no host, or one with illegal characters");
    }
    if (url.getRawUserInfo() != null) {
      problems.add("must not contain a user or password: set credentials separately");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      problems.add("must not have a query or fragment");
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    if (PathTemplate.hasDotSegment(path.replaceAll("(?i)%2e", "."))) {
      problems.add("must not have a path segment '.' or '..'");
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          problems.stream().map(problem -> "The base URL of " + vendor + " " + problem).toList());
    }
    return withoutTrailingSlashes(url, path);
  }

  private static URI withoutTrailingSlashes(URI url, String path) {
    String prefix = path.replaceAll("/+$", "");
    try {
      return new URI(url.getScheme() + "://" + url.getRawAuthority() + prefix);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a shorter legal URL is legal", e);
    }
  }
}
