package io.github.modelregistry.registry;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The failure of one registry among several. Immutable.
 *
 * <p>What went wrong is {@link #error()}: a typed {@link
 * io.github.modelregistry.error.RegistryException}, unless a driver is at fault itself.
 */
public final class RegistryFailure implements JsonModel, Serializable {

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

  /** Returns how many models this registry had returned before it failed. */
  public long modelsGiven() {
    return modelsGiven;
  }

  /**
   * Returns the registry, the error's class, the HTTP status or null, and the message as JSON: one
   * of the command line's {@code failures}. It is only written: no failure is read from JSON.
   */
  @Override
  public String toJson() {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("registry", JsonValue.of(registry));
    fields.put("error", JsonValue.of(error.getClass().getSimpleName()));
    fields.put(
        "status",
        error instanceof ApiException refused
            ? JsonValue.of(refused.status())
            : JsonValue.ofNull());
    fields.put("message", JsonValue.of(message()));
    return JsonValue.object(fields).toString();
  }

  /** Returns the error's message, or the name of its class if it has none. */
  public String message() {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }

  /** Returns the failure in one line. */
  @Override
  public String toString() {
    String given = modelsGiven == 0 ? "" : " (after " + modelsGiven + " models)";
    return registry + given + ": " + message();
  }
}
