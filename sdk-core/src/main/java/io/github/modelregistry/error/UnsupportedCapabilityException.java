package io.github.modelregistry.error;

import java.util.List;

/** A registry was asked for something that its vendor cannot do. */
public final class UnsupportedCapabilityException extends RegistryException {

  private static final long serialVersionUID = 1L;

  private final String registry;
  private final String capability;
  private final String[] whoHasIt;

  /**
   * Creates the failure.
   *
   * @param registry the registry's name
   * @param capability the simple name of the capability interface
   * @param whoHasIt names of registries or vendors that have it; may be empty
   */
  public UnsupportedCapabilityException(String registry, String capability, List<String> whoHasIt) {
    super(message(registry, capability, whoHasIt));
    this.registry = registry;
    this.capability = capability;
    this.whoHasIt = whoHasIt.toArray(String[]::new);
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
  public List<String> whoHasIt() {
    return List.of(whoHasIt);
  }

  private static String message(String registry, String capability, List<String> whoHasIt) {
    String lack = "The registry '" + registry + "' cannot do this: it has no " + capability + ". ";
    return whoHasIt.isEmpty()
        ? lack + "No registry in use has it."
        : lack + "These have it: " + String.join(", ", whoHasIt) + ".";
  }
}
