package io.github.modelregistry.sandbox.internal.truefoundry;

/**
 * A version to which files can be uploaded before it is registered.
 *
 * @param id the id that the version will have
 * @param folder the prefix of the keys of its files
 * @param root where its files are, the {@code storage_root}
 */
record Stage(String id, String folder, String root) {}
