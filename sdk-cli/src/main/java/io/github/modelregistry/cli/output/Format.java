package io.github.modelregistry.cli.output;

import java.util.Locale;

/** The output formats of a command. */
public enum Format {
  /** A table. */
  TABLE,
  /** One JSON document. */
  JSON,
  /** One JSON object per line. */
  NDJSON,
  /** Comma-separated values with a header line. */
  CSV;

  /** Returns the value of the option that selects it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
