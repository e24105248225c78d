package io.github.modelregistry.json;

/**
 * Makes Gson refuse the SDK's values unless {@code model-registry-gson} is registered. Without it,
 * Gson would write their private fields, which cannot be read back.
 *
 * <p>A class is refused when it has a field of the type {@link Guard}, which is always null: Gson
 * rejects classes with two fields of the same name, and names the field in its message. An
 * annotation of Gson is not possible: it has a value, and then {@code javac -Xlint:all -Werror}
 * fails for users without Gson.
 */
@SuppressWarnings({"unused", "HidingField"}) // the two names are alike on purpose
public abstract sealed class ReflectionGuard {

  private String registerModelRegistryTypeAdapterFactory = "";

  ReflectionGuard() {}

  /** The type of the field. */
  public static final class Guard extends ReflectionGuard {
    private String registerModelRegistryTypeAdapterFactory = "";

    private Guard() {}
  }
}
