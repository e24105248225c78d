package io.github.modelregistry.sandbox;

import java.util.Locale;

/** A vendor that the sandbox imitates. More may come. */
public enum SandboxVendor {
  /** Wallaroo's MLOps API and the Keycloak beside it. */
  WALLAROO,
  /** TrueFoundry's control plane. */
  TRUEFOUNDRY,
  /** Pieces OS, the server on a user's own machine. */
  PIECES,
  /** Adobe Sensei ML, the gateway before it and Adobe's identity service. */
  SENSEI,
  /** Marqtune, the models of Marqo's fine-tuning service. */
  MARQTUNE;

  /** Returns the vendor's name as settings and refs write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the vendor of a name.
   *
   * @throws IllegalArgumentException when there is none, naming those that there are
   */
  public static SandboxVendor of(String id) {
    for (SandboxVendor vendor : values()) {
      if (vendor.id().equals(id)) {
        return vendor;
      }
    }
    StringBuilder known = new StringBuilder();
    for (SandboxVendor vendor : values()) {
      known.append(known.isEmpty() ? "" : ", ").append(vendor.id());
    }
    throw new IllegalArgumentException("the sandbox has no vendor " + id + ", only " + known);
  }
}
