package io.github.modelregistry.error;

import java.util.List;

/** A registry was asked for something that its vendor cannot do. */
public final class UnsupportedCapabilityException extends RegistryException {

  private static final long serialVersionUID = 1L;

  private final String registry;
  private final String capability;
  private final String[] supportedBy;

  /**
   * Creates the failure.
   *
   * @param registry the registry's name
   * @param capability the simple name of the capability interface
   * @param supportedBy the names of registries or vendors that have it; may be empty
   */
  public UnsupportedCapabilityException(
      String registry, String capability, List<String> supportedBy) {
    super(message(registry, capability, supportedBy));
    this.registry = registry;
    this.capability = capability;
    this.supportedBy = supportedBy.toArray(String[]::new);
  }

  /** Returns the name of the registry that was asked. */
  public String registry() {
    return registry;
  }

  /** Returns the simple name of the capability that it lacks. */
  public String capability() {
    return capability;
  }

  /** Returns the names of those who have the capability; may be empty. */
  public List<String> supportedBy() {
    return List.of(supportedBy);
  }

  private static String message(String registry, String capability, List<String> supportedBy) {
    String lack = "The registry '" + registry + "' does not support " + capability + ". ";
    return supportedBy.isEmpty()
        ? lack + "No registry in use supports it."
        : lack + "It is supported by: " + String.join(", ", supportedBy) + ".";
  }
}
