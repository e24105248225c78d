package io.github.modelregistry.cli.command;

import java.util.Locale;

/** A shell whose completion can be printed. */
enum Shell {
  BASH,
  ZSH,
  FISH;

  /** Returns the value of the argument that selects it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
