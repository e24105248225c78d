package io.github.modelregistry.registry;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One registry's failure beside others that may be well. Immutable.
 *
 * <p>What went wrong is {@link #error()}: a typed {@link
 * io.github.modelregistry.error.RegistryException}, unless a driver is at fault itself.
 */
public final class RegistryFailure implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String registry;
  private final @Nullable String vendor;
  private final RuntimeException error;
  private final long modelsGiven;

  private RegistryFailure(
      String registry, @Nullable String vendor, RuntimeException error, long modelsGiven) {
    this.registry = registry;
    this.vendor = vendor;
    this.error = error;
    this.modelsGiven = modelsGiven;
  }

  /**
   * Creates a failure.
   *
   * @param registry the registry's name
   * @param vendor its vendor, or null when that is what is wrong
   * @param error what went wrong
   * @param modelsGiven how many models it had given before
   */
  public static RegistryFailure of(
      String registry, @Nullable String vendor, RuntimeException error, long modelsGiven) {
    return new RegistryFailure(registry, vendor, error, modelsGiven);
  }

  /** Returns the registry's name. */
  public String registry() {
    return registry;
  }

  /** Returns the registry's vendor, or null when that is not known. */
  public @Nullable String vendor() {
    return vendor;
  }

  /** Returns what went wrong. */
  public RuntimeException error() {
    return error;
  }

  /** Returns how many models this registry had given before it failed. */
  public long modelsGiven() {
    return modelsGiven;
  }

  /** Returns the failure in one line. */
  @Override
  public String toString() {
    String given = modelsGiven == 0 ? "" : " (after " + modelsGiven + " models)";
    return registry + given + ": " + error.getMessage();
  }
}
