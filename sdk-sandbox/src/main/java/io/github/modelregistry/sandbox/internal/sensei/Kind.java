package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The kinds of documents that the service keeps. */
enum Kind {
  MODEL("models", "model"),
  TRANSCODING("transcodings", "transcoding"),
  EXPERIMENT("experiments", "experiment"),
  RUN("runs", "run"),
  INSIGHT("insights", "insight"),
  ENGINE("engines", "engine"),
  ML_INSTANCE("mlInstances", "MLInstance"),
  ML_SERVICE("mlServices", "MLService");

  private final String plural;
  private final String word;

  Kind(String plural, String word) {
    this.plural = plural;
    this.word = word;
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
    return this == RUN || this == ENGINE || this == ML_INSTANCE;
  }

  /** Returns a document as lists show it. */
  JsonValue row(StoredDocument document) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(document.document().fields());
    fields.keySet().removeAll(notListed());
    if (this == TRANSCODING) {
      fields.putIfAbsent("deprecated", JsonValue.of(false));
    }
    return JsonValue.object(fields);
  }

  private Set<String> notListed() {
    return switch (this) {
      case MODEL, ML_SERVICE -> Set.of("tags");
      case TRANSCODING -> Set.of("targetFormat", "deleted");
      case EXPERIMENT -> Set.of("tags", "template");
      case RUN -> Set.of("tasks", "runChain");
      case INSIGHT -> Set.of();
      case ENGINE -> Set.of("tags", "artifacts");
      case ML_INSTANCE -> Set.of("tags", "tasks");
    };
  }
}
