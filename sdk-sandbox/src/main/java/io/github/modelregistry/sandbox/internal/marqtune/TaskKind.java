package io.github.modelregistry.sandbox.internal.marqtune;

import java.util.Locale;

/** What the service keeps: each is made by a task. */
enum TaskKind {
  MODEL,
  DATASET,
  EVALUATION;

  /** Returns its name in messages. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the field with its id. */
  String idField() {
    return label() + "Id";
  }

  /** Returns the field with the list of all of them. */
  String listField() {
    return label() + "s";
  }

  /** Returns the path parameter with its id. */
  String idParameter() {
    return label() + "_id";
  }
}
