package io.github.modelregistry.sandbox;

import java.time.Clock;
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

  private final String aliveToken;
  private final Map<SandboxVendor, VendorSandbox> vendors;

  private ModelRegistrySandbox(String aliveToken, Map<SandboxVendor, VendorSandbox> vendors) {
    this.aliveToken = aliveToken;
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

  /** Returns the settings for clients of this sandbox, by names of environment variables. */
  public Map<String, String> environment() {
    Map<String, String> all = new TreeMap<>();
    vendors.values().forEach(vendor -> all.putAll(vendor.environment()));
    return Map.copyOf(all);
  }

  /** Resets every vendor; see {@link VendorSandbox#reset()}. */
  public void reset() {
    vendors.values().forEach(VendorSandbox::reset);
  }

  /** Stops all servers and frees their ports and threads. Calling it again has no effect. */
  @Override
  public void close() {
    vendors.values().forEach(VendorSandbox::close);
  }

  String aliveToken() {
    return aliveToken;
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
      String aliveToken = UUID.randomUUID().toString();
      Map<SandboxVendor, VendorSandbox> started = new EnumMap<>(SandboxVendor.class);
      try {
        for (SandboxVendor vendor : SandboxVendor.values()) {
          if (selected == null || selected.contains(vendor)) {
            int port = ports.getOrDefault(vendor, 0);
            started.put(vendor, vendor.start(new SandboxStart(port, clock, empty, aliveToken)));
          }
        }
      } catch (RuntimeException e) {
        started.values().forEach(VendorSandbox::close);
        throw e;
      }
      return new ModelRegistrySandbox(aliveToken, started);
    }
  }
}
