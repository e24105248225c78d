package io.github.modelregistry.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting that was read: a value, or none.
 *
 * <p>Ask for the value after {@link SettingsReader#check()}: until then, a faulty setting looks
 * absent.
 *
 * @param <T> what it is read as
 */
public final class Setting<T> {

  private final SettingsReader reader;
  private final String names;
  private final @Nullable T value;
  private final boolean faulty;

  Setting(SettingsReader reader, String names, @Nullable T value, boolean faulty) {
    this.reader = reader;
    this.names = names;
    this.value = value;
    this.faulty = faulty;
  }

  /** Adds a problem if the setting is absent. */
  public Setting<T> required() {
    if (value == null && !faulty) {
      reader.problem(names + " is not set");
    }
    return this;
  }

  /** Returns whether the setting is there and readable. */
  public boolean isPresent() {
    return value != null;
  }

  /** Returns whether it is set, valid or not. */
  public boolean isGiven() {
    return value != null || faulty;
  }

  /**
   * Returns the value.
   *
   * @throws IllegalStateException if there is none
   */
  public T get() {
    if (value == null) {
      throw new IllegalStateException(names + " has no value; call check() first");
    }
    return value;
  }

  /** Returns the value, or the given one if there is none. */
  public T or(T fallback) {
    return value == null ? fallback : value;
  }

  /** Returns the value, or null if there is none. */
  public @Nullable T orNull() {
    return value;
  }

  /** Returns the setting's name and whether it is there; never its value. */
  @Override
  public String toString() {
    return names + (isGiven() ? " (set)" : " (not set)");
  }
}
