package io.github.modelregistry.registry.capability;

import java.util.Objects;

/** One option of a vendor, as text; see {@link RegistrationRequirements#options()}. Immutable. */
public final class RegistrationOption {

  private final String name;
  private final String description;

  private RegistrationOption(String name, String description) {
    this.name = Objects.requireNonNull(name, "name");
    this.description = Objects.requireNonNull(description, "description");
  }

  /** Returns an option; for drivers. */
  public static RegistrationOption of(String name, String description) {
    return new RegistrationOption(name, description);
  }

  /** Returns the name, such as {@code input-schema}. */
  public String name() {
    return name;
  }

  /** Returns what it sets and which values it takes, in one sentence. */
  public String description() {
    return description;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
