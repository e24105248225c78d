package io.github.modelregistry.registry;

/**
 * Something that some registries can do and others can't; each one is an interface of its own.
 *
 * <p>Ask a registry with {@link ModelRegistry#capability} or {@link ModelRegistry#require}.
 */
public interface Capability {}
