package io.github.modelregistry.sandbox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes a sandbox to the tests of a class as a parameter, and resets it before each test.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * class InventoryTest {
 *   @Test
 *   void listsModels(ModelRegistrySandbox sandbox) { ... }
 *
 *   @Test
 *   void survivesAnOutage(WallarooSandbox wallaroo) {
 *     wallaroo.failNext(1, 503);
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>To configure the sandbox, register the extension as a field, static for one sandbox per class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension SANDBOX =
 *     SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO));
 * }</pre>
 *
 * <p>Nested classes share the sandbox of their enclosing class. Tests of one class must not run in
 * parallel, since they share its state.
 */
public final class SandboxExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);
  private static final String SANDBOX = "sandbox";
  private static final String OWNER = "owner";

  private final ModelRegistrySandbox.Builder builder;

  /**
   * Creates an extension whose sandbox has all vendors, on free ports, with their initial models.
   */
  public SandboxExtension() {
    this(ModelRegistrySandbox.builder());
  }

  private SandboxExtension(ModelRegistrySandbox.Builder builder) {
    this.builder = builder;
  }

  /** Returns an extension whose sandbox is started by a builder. */
  public static SandboxExtension of(ModelRegistrySandbox.Builder builder) {
    return new SandboxExtension(builder);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    startUnlessRunning(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!startUnlessRunning(context)) {
      sandbox(context).reset();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    closeIfOwn(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    closeIfOwn(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ModelRegistrySandbox.class || type.getSuperclass() == VendorSandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    ModelRegistrySandbox sandbox = sandbox(context);
    return type == ModelRegistrySandbox.class
        ? sandbox
        : sandbox.vendor(type.asSubclass(VendorSandbox.class));
  }

  /** Starts a sandbox that belongs to this context, unless it or an enclosing one has one. */
  private boolean startUnlessRunning(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    if (store.get(SANDBOX) != null) {
      return false;
    }
    store.put(SANDBOX, builder.start());
    store.put(OWNER, context.getUniqueId());
    return true;
  }

  /** Explicit, since not every version of JUnit closes the values of a store. */
  private static void closeIfOwn(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    if (context.getUniqueId().equals(store.get(OWNER, String.class))) {
      sandbox(context).close();
    }
  }

  private static ModelRegistrySandbox sandbox(ExtensionContext context) {
    @Nullable ModelRegistrySandbox sandbox =
        context.getStore(NAMESPACE).get(SANDBOX, ModelRegistrySandbox.class);
    if (sandbox == null) {
      throw new IllegalStateException(
          "no sandbox is running yet: a constructor can only be given one when the extension is "
              + "registered for the whole class");
    }
    return sandbox;
  }
}
