package io.github.modelregistry.json;

/**
 * Makes Gson refuse a class that it would otherwise write by its private fields, as JSON that
 * nobody reads: a field of the type {@link Guard}, always null, is enough. For the SDK's values.
 *
 * <p>Gson refuses any class with two fields of one name, and its message has that name. Nothing
 * else is possible without a dependency: an annotation of Gson with a value breaks the build of
 * whoever has no Gson and compiles with {@code -Xlint:all -Werror}.
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
