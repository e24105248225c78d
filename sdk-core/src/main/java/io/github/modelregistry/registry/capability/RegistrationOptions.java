package io.github.modelregistry.registry.capability;

/**
 * What one vendor alone lets a registration set. Each vendor that has something to set has a public
 * class of this type, such as {@code WallarooRegistrationOptions}.
 */
public interface RegistrationOptions {}
