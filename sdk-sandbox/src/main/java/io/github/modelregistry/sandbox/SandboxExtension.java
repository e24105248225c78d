package io.github.modelregistry.sandbox;

import java.util.List;
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
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/**
 * Gives the tests of a class a sandbox, as a parameter, and takes it back to its beginning before
 * each of them.
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
 * <p>With settings of one's own it is a field, static to have one sandbox for all tests of the
 * class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension SANDBOX =
 *     SandboxExtension.of(ModelRegistrySandbox.builder().only(SandboxVendor.WALLAROO));
 * }</pre>
 *
 * <p>Nested classes share the sandbox of the class around them. Tests of one class must not run at
 * the same time: they share its state.
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

  private static final List<TypeBasedParameterResolver<?>> RESOLVERS =
      List.of(
          new Whole(),
          new Wallaroo(),
          new TrueFoundry(),
          new Pieces(),
          new Sensei(),
          new Marqtune());

  private final ModelRegistrySandbox.Builder builder;

  /** Creates an extension whose sandbox has all vendors, on free ports, with their first models. */
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
    return RESOLVERS.stream().anyMatch(one -> one.supportsParameter(parameter, context));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return RESOLVERS.stream()
        .filter(one -> one.supportsParameter(parameter, context))
        .findFirst()
        .orElseThrow()
        .resolveParameter(parameter, context);
  }

  /** Starts a sandbox that belongs to this context, unless it or one around it has one. */
  private boolean startUnlessRunning(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    if (store.get(SANDBOX) != null) {
      return false;
    }
    store.put(SANDBOX, builder.start());
    store.put(OWNER, context.getUniqueId());
    return true;
  }

  /** By hand, since not every JUnit closes what it finds in a store. */
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

  private static final class Whole extends TypeBasedParameterResolver<ModelRegistrySandbox> {
    @Override
    public ModelRegistrySandbox resolveParameter(
        ParameterContext parameter, ExtensionContext context) {
      return sandbox(context);
    }
  }

  private static final class Wallaroo extends TypeBasedParameterResolver<WallarooSandbox> {
    @Override
    public WallarooSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return sandbox(context).wallaroo();
    }
  }

  private static final class TrueFoundry extends TypeBasedParameterResolver<TrueFoundrySandbox> {
    @Override
    public TrueFoundrySandbox resolveParameter(
        ParameterContext parameter, ExtensionContext context) {
      return sandbox(context).trueFoundry();
    }
  }

  private static final class Pieces extends TypeBasedParameterResolver<PiecesSandbox> {
    @Override
    public PiecesSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return sandbox(context).pieces();
    }
  }

  private static final class Sensei extends TypeBasedParameterResolver<SenseiSandbox> {
    @Override
    public SenseiSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return sandbox(context).sensei();
    }
  }

  private static final class Marqtune extends TypeBasedParameterResolver<MarqtuneSandbox> {
    @Override
    public MarqtuneSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return sandbox(context).marqtune();
    }
  }
}
