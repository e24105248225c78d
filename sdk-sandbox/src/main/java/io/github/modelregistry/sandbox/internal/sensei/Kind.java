package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The kinds of documents that the service keeps. */
enum Kind {
  MODEL("models", "model", Set.of("tags"), false),
  TRANSCODING("transcodings", "transcoding", Set.of("targetFormat", "deleted"), false),
  EXPERIMENT("experiments", "experiment", Set.of("tags", "template"), false),
  RUN("runs", "run", Set.of("tasks", "runChain"), true),
  INSIGHT("insights", "insight", Set.of(), false),
  ENGINE("engines", "engine", Set.of("tags", "artifacts"), true),
  ML_INSTANCE("mlInstances", "MLInstance", Set.of("tags", "tasks"), true),
  ML_SERVICE("mlServices", "MLService", Set.of("tags"), false);

  private final String plural;
  private final String word;
  private final Set<String> notListed;
  private final boolean counted;

  Kind(String plural, String word, Set<String> notListed, boolean counted) {
    this.plural = plural;
    this.word = word;
    this.notListed = notListed;
    this.counted = counted;
  }

  /** Returns the name of all documents of this kind. */
  String plural() {
    return plural;
  }

  /** Returns the name of one document, for messages. */
  String word() {
    return word;
  }

  /** Returns whether lists say how many entries there are in all, as in the guide. */
  boolean isCounted() {
    return counted;
  }

  /** Returns a document as lists show it. */
  JsonValue row(StoredDocument document) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(document.document().fields());
    fields.keySet().removeAll(notListed);
    if (this == TRANSCODING) {
      fields.putIfAbsent("deprecated", JsonValue.of(false));
    }
    return JsonValue.object(fields);
  }
}
