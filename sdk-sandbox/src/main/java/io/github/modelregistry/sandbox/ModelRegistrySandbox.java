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
 * The vendors' model APIs on 127.0.0.1: believable servers for tests without an account.
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
 * <p>Every sandbox has its own state and, unless told otherwise, its own free ports, so that any
 * number of them run side by side. It runs on the class path: WireMock, which is underneath, is no
 * module. Thread-safe.
 */
public final class ModelRegistrySandbox implements AutoCloseable {

  private final String aliveToken;
  private final Map<SandboxVendor, VendorSandbox> vendors;

  private ModelRegistrySandbox(String aliveToken, Map<SandboxVendor, VendorSandbox> vendors) {
    this.aliveToken = aliveToken;
    this.vendors = vendors;
  }

  /** Starts all vendors on free ports, filled with their first models. */
  public static ModelRegistrySandbox start() {
    return builder().start();
  }

  /** Returns a builder of a sandbox with all vendors, on free ports, with their first models. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the vendors that run, in a fixed order. */
  public List<VendorSandbox> vendors() {
    return List.copyOf(vendors.values());
  }

  /**
   * Returns a vendor.
   *
   * @param type the vendor's type, such as {@code WallarooSandbox.class}
   * @throws IllegalStateException if it was left out
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
   * @throws IllegalStateException when it was left out
   */
  public WallarooSandbox wallaroo() {
    return vendor(WallarooSandbox.class);
  }

  /**
   * Returns TrueFoundry.
   *
   * @throws IllegalStateException when it was left out
   */
  public TrueFoundrySandbox trueFoundry() {
    return vendor(TrueFoundrySandbox.class);
  }

  /**
   * Returns Pieces OS.
   *
   * @throws IllegalStateException when it was left out
   */
  public PiecesSandbox pieces() {
    return vendor(PiecesSandbox.class);
  }

  /**
   * Returns Adobe Sensei ML.
   *
   * @throws IllegalStateException when it was left out
   */
  public SenseiSandbox sensei() {
    return vendor(SenseiSandbox.class);
  }

  /**
   * Returns Marqtune.
   *
   * @throws IllegalStateException when it was left out
   */
  public MarqtuneSandbox marqtune() {
    return vendor(MarqtuneSandbox.class);
  }

  /** Returns the settings, by the names of environment variables, that lead clients here. */
  public Map<String, String> environment() {
    Map<String, String> all = new TreeMap<>();
    vendors.values().forEach(vendor -> all.putAll(vendor.environment()));
    return Map.copyOf(all);
  }

  /** Goes back to the beginning with every vendor; see {@link VendorSandbox#reset()}. */
  public void reset() {
    vendors.values().forEach(VendorSandbox::reset);
  }

  /** Stops all servers and frees ports and threads. Doing it again does nothing. */
  @Override
  public void close() {
    vendors.values().forEach(VendorSandbox::close);
  }

  String aliveToken() {
    return aliveToken;
  }

  /** Says which vendors to start, where, and with what in them. */
  public static final class Builder {

    private final Map<SandboxVendor, Integer> ports = new EnumMap<>(SandboxVendor.class);
    private @Nullable List<SandboxVendor> selected;
    private Clock clock = Clock.systemUTC();
    private boolean empty;

    private Builder() {}

    /** Starts these vendors and no others. */
    public Builder select(SandboxVendor... vendors) {
      if (vendors.length == 0) {
        throw new IllegalArgumentException("a sandbox needs at least one vendor");
      }
      selected = List.of(vendors);
      return this;
    }

    /** Gives a vendor a port of its own, 1 to 65535, in place of any free one. */
    public Builder port(SandboxVendor vendor, int port) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("a port is a number from 1 to 65535, not " + port);
      }
      ports.put(Objects.requireNonNull(vendor, "vendor"), port);
      return this;
    }

    /** Sets the time that tokens expire by and that new versions bear; usually the system's. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Starts without models. Wallaroo's workspaces are there all the same, to upload to. */
    public Builder empty() {
      empty = true;
      return this;
    }

    /**
     * Starts the servers.
     *
     * @throws IllegalStateException when a chosen port is taken; nothing runs then
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
