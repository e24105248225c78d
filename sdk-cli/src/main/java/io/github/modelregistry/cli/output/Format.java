package io.github.modelregistry.cli.output;

import java.util.Locale;

/** The forms in which a command can print its result. */
public enum Format {
  /** Columns for people. */
  TABLE,
  /** One JSON document. */
  JSON,
  /** One JSON object a line. */
  NDJSON,
  /** Comma-separated values with a line of names at the top. */
  CSV;

  /** Returns the word with which it is chosen. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
