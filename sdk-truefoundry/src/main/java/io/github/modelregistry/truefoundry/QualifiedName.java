package io.github.modelregistry.truefoundry;

import org.jspecify.annotations.Nullable;

/**
 * TrueFoundry's fully qualified name of a model or version: {@code model:tenant/repo/model} or
 * {@code model:tenant/repo/model:version}. Read leniently: names of 2022 have one part more.
 */
record QualifiedName(String path, @Nullable String version) {

  private static final String MODEL_PREFIX = "model:";

  static boolean looksLikeOne(String id) {
    return id.startsWith(MODEL_PREFIX);
  }

  static QualifiedName parse(String text) {
    String path = text.substring(text.indexOf(':') + 1);
    int colon = path.lastIndexOf(':');
    if (colon < 0 || colon < path.lastIndexOf('/')) {
      return new QualifiedName(path, null);
    }
    String version = path.substring(colon + 1);
    return new QualifiedName(path.substring(0, colon), version.isEmpty() ? null : version);
  }

  /** Returns the repository: the part before the model's own name; null when there is none. */
  @Nullable String repository() {
    String[] parts = path.split("/", -1);
    return parts.length < 3 || parts[parts.length - 2].isEmpty() ? null : parts[parts.length - 2];
  }
}
