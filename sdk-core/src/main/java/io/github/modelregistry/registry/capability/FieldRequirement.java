package io.github.modelregistry.registry.capability;

/** Whether a registry needs a field of a registration. */
public enum FieldRequirement {
  /** Without it nothing is registered. */
  REQUIRED,
  /** It may be left out. */
  OPTIONAL,
  /** The registry has no place for it: a registration that sets it is refused. */
  NOT_ACCEPTED
}
