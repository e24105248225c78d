package io.github.modelregistry.sandbox;

import io.github.modelregistry.sandbox.internal.server.VendorServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the vendors' model APIs on 127.0.0.1, for tests without an account.
 *
 * <pre>{@code
 * try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start();
 *     ModelRegistries all = ModelRegistries.fromSettings(Settings.of(sandbox.environment()))) {
 *   sandbox.wallaroo().failNext(1, 503);
 *   sandbox.trueFoundry().capPagesAt(40);
 *   ...
 * }
 * }</pre>
 *
 * <p>Each sandbox has its own state and, by default, free ports of its own, so that several can run
 * at the same time. It runs on the class path only, since WireMock is not a module. Thread-safe.
 */
public final class ModelRegistrySandbox implements AutoCloseable {

  private final String secret;
  private final AdjustableClock clock;
  private final Map<SandboxVendor, VendorSandbox> vendors;

  private ModelRegistrySandbox(
      String secret, AdjustableClock clock, Map<SandboxVendor, VendorSandbox> vendors) {
    this.secret = secret;
    this.clock = clock;
    this.vendors = vendors;
  }

  /** Starts all vendors on free ports, with their initial models. */
  public static ModelRegistrySandbox start() {
    return builder().start();
  }

  /** Returns a builder; by default all vendors start on free ports, with their initial models. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the running vendors, in a fixed order. */
  public List<VendorSandbox> vendors() {
    return List.copyOf(vendors.values());
  }

  /**
   * Returns a vendor.
   *
   * @param type the vendor's type, such as {@code WallarooSandbox.class}
   * @throws IllegalStateException if it was not started
   */
  public <S extends VendorSandbox> S vendor(Class<S> type) {
    SandboxVendor vendor = SandboxVendor.of(type);
    VendorSandbox running = vendors.get(vendor);
    if (running == null) {
      throw new IllegalStateException("this sandbox was started without " + vendor.id());
    }
    return type.cast(running);
  }

  /**
   * Returns Wallaroo.
   *
   * @throws IllegalStateException when it was not started
   */
  public WallarooSandbox wallaroo() {
    return vendor(WallarooSandbox.class);
  }

  /**
   * Returns TrueFoundry.
   *
   * @throws IllegalStateException when it was not started
   */
  public TrueFoundrySandbox trueFoundry() {
    return vendor(TrueFoundrySandbox.class);
  }

  /**
   * Returns Pieces OS.
   *
   * @throws IllegalStateException when it was not started
   */
  public PiecesSandbox pieces() {
    return vendor(PiecesSandbox.class);
  }

  /**
   * Returns Adobe Sensei ML.
   *
   * @throws IllegalStateException when it was not started
   */
  public SenseiSandbox sensei() {
    return vendor(SenseiSandbox.class);
  }

  /**
   * Returns Marqtune.
   *
   * @throws IllegalStateException when it was not started
   */
  public MarqtuneSandbox marqtune() {
    return vendor(MarqtuneSandbox.class);
  }

  /**
   * Returns the settings for clients of this sandbox, by names of environment variables, and {@code
   * MODEL_REGISTRY_SANDBOX_CONTROL_URL} and {@code MODEL_REGISTRY_SANDBOX_CONTROL_SECRET}.
   *
   * <p>At the control URL, programs in any language call the methods of this class and of {@link
   * VendorSandbox} and its subclasses, with the secret in the header {@code X-Sandbox-Token}:
   * {@code POST /wallaroo/failNext} with {@code {"calls": 1, "status": 503}} as body. {@code GET
   * /wallaroo/requests} returns the requests that were received, and {@code GET /health}, without
   * the secret, the vendors that run.
   */
  public Map<String, String> environment() {
    Map<String, String> all = new TreeMap<>();
    URI first = vendors.values().iterator().next().baseUrl();
    all.put(
        "MODEL_REGISTRY_SANDBOX_CONTROL_URL", first.resolve(VendorServer.CONTROL_PATH).toString());
    all.put("MODEL_REGISTRY_SANDBOX_CONTROL_SECRET", secret);
    vendors.values().forEach(vendor -> all.putAll(vendor.environment()));
    return Map.copyOf(all);
  }

  /**
   * Moves the clock of all vendors forward: tokens and signed URLs expire, and what is created gets
   * later times. {@link #reset()} moves it back.
   *
   * @param duration zero or more
   * @throws IllegalArgumentException if it is negative, or leads beyond the year 9000
   */
  public void advanceClock(Duration duration) {
    clock.advance(duration);
  }

  /** Resets every vendor, see {@link VendorSandbox#reset()}, and the clock. */
  public void reset() {
    clock.reset();
    vendors.values().forEach(VendorSandbox::reset);
  }

  /** Stops all servers and frees their ports and threads. Calling it again has no effect. */
  @Override
  public void close() {
    vendors.values().forEach(VendorSandbox::close);
  }

  String secret() {
    return secret;
  }

  /** Configures a sandbox. Not thread-safe. */
  public static final class Builder {

    private static final int LAST_PORT = 65_535;

    private final Map<SandboxVendor, Integer> ports = new EnumMap<>(SandboxVendor.class);
    private @Nullable List<SandboxVendor> selected;
    private Clock clock = Clock.systemUTC();
    private boolean empty;

    private Builder() {}

    /** Starts only these vendors. */
    public Builder select(SandboxVendor... vendors) {
      if (vendors.length == 0) {
        throw new IllegalArgumentException("a sandbox needs at least one vendor");
      }
      selected = List.of(vendors);
      return this;
    }

    /** Sets the port of a vendor, 1 to 65535. The default is any free port. */
    public Builder port(SandboxVendor vendor, int port) {
      if (port < 1 || port > LAST_PORT) {
        throw new IllegalArgumentException(
            "a port is a number from 1 to " + LAST_PORT + ", not " + port);
      }
      ports.put(Objects.requireNonNull(vendor, "vendor"), port);
      return this;
    }

    /**
     * Sets the ports of all vendors, in the order of {@link SandboxVendor}: the first has this
     * port, the second the next, and so on.
     *
     * @param first from 1 to 65535 less the number of the other vendors
     */
    public Builder portsFrom(int first) {
      int last = LAST_PORT - SandboxVendor.values().length + 1;
      if (first < 1 || first > last) {
        throw new IllegalArgumentException(
            "the first port is a number from 1 to " + last + ", not " + first);
      }
      int next = first;
      for (SandboxVendor vendor : SandboxVendor.values()) {
        port(vendor, next++);
      }
      return this;
    }

    /**
     * Sets the clock for the expiry of tokens and the time of new versions. The default is the
     * system clock.
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Starts without models. Wallaroo's workspaces exist nevertheless. */
    public Builder empty() {
      empty = true;
      return this;
    }

    /**
     * Starts the servers.
     *
     * @throws IllegalStateException if a configured port is in use; no server runs then
     */
    public ModelRegistrySandbox start() {
      String secret = UUID.randomUUID().toString();
      SandboxControl control = new SandboxControl();
      AdjustableClock adjustable = new AdjustableClock(clock);
      Map<SandboxVendor, VendorSandbox> started = new EnumMap<>(SandboxVendor.class);
      try {
        for (SandboxVendor vendor : SandboxVendor.values()) {
          if (selected == null || selected.contains(vendor)) {
            int port = ports.getOrDefault(vendor, 0);
            started.put(
                vendor, vendor.start(new SandboxStart(port, adjustable, empty, secret, control)));
          }
        }
      } catch (RuntimeException e) {
        started.values().forEach(VendorSandbox::close);
        throw e;
      }
      ModelRegistrySandbox sandbox = new ModelRegistrySandbox(secret, adjustable, started);
      control.started(sandbox);
      return sandbox;
    }
  }
}
