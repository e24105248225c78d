package io.github.modelregistry.sandbox.internal.truefoundry;

/** The kinds of entries that have versions, with their names on the wire. */
enum EntryKind {
  /** Models. */
  MODEL("model", "Model"),
  /** Artifacts that are no models. */
  ARTIFACT("artifact", "Artifact");

  private final String type;
  private final String title;

  EntryKind(String type, String title) {
    this.type = type;
    this.title = title;
  }

  /** Returns the type of an entry, which its qualified name begins with. */
  String type() {
    return type;
  }

  /** Returns the name in messages. */
  String title() {
    return title;
  }

  /** Returns the field of a version, and the query parameter, that holds the id of its entry. */
  String idField() {
    return type + "_id";
  }

  /** Returns the type of the manifest of a version. */
  String manifestType() {
    return type + "-version";
  }

  /** Returns the query parameter that includes entries without versions. */
  String includeEmptyParameter() {
    return "include_empty_" + type + "s";
  }
}
