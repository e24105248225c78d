package io.github.modelregistry.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A vendor that the sandbox simulates. More may be added. */
public enum SandboxVendor {
  /** Wallaroo's MLOps API and its Keycloak. */
  WALLAROO(WallarooSandbox.class, WallarooSandbox::new),
  /** TrueFoundry's control plane. */
  TRUEFOUNDRY(TrueFoundrySandbox.class, TrueFoundrySandbox::new),
  /** Pieces OS, a server on the user's own machine. */
  PIECES(PiecesSandbox.class, PiecesSandbox::new),
  /** Adobe Sensei ML, its gateway and Adobe's identity service. */
  SENSEI(SenseiSandbox.class, SenseiSandbox::new),
  /** Marqtune, the fine-tuning service of Marqo. */
  MARQTUNE(MarqtuneSandbox.class, MarqtuneSandbox::new);

  private final Class<? extends VendorSandbox> type;

  @SuppressWarnings("ImmutableEnumChecker") // A reference to a constructor has no state.
  private final Function<SandboxStart, VendorSandbox> starter;

  <S extends VendorSandbox> SandboxVendor(Class<S> type, Function<SandboxStart, S> starter) {
    this.type = type;
    this.starter = starter::apply;
  }

  /** Returns the vendor's name as used in settings and refs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the vendor with a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static SandboxVendor of(String id) {
    return Arrays.stream(values())
        .filter(vendor -> vendor.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the sandbox has no vendor " + id + ", only " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(SandboxVendor::id).collect(Collectors.joining(", "));
  }

  /** Returns the vendor whose sandbox is of a type. */
  static SandboxVendor of(Class<? extends VendorSandbox> type) {
    return Arrays.stream(values())
        .filter(vendor -> vendor.type == type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " is not the type of a vendor"));
  }

  VendorSandbox start(SandboxStart start) {
    return starter.apply(start);
  }
}
