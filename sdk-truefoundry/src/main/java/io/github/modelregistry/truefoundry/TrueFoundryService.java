package io.github.modelregistry.truefoundry;

/**
 * The two generations of TrueFoundry's model API; a client calls one of them.
 *
 * <p>Paths, names and fields are the same in both. The vendor's clients used {@link #ML} until June
 * 2026 and use {@link #SVC} since; no operation returns which of them a control plane serves. If
 * listing models returns 404, try the other one.
 */
public enum TrueFoundryService {
  /** {@code /api/ml/v1}: the documented pages, and self-hosted and older control planes. */
  ML("ml"),
  /** {@code /api/svc/v1}: what the vendor's clients use since June 2026. */
  SVC("svc");

  private final String segment;

  TrueFoundryService(String segment) {
    this.segment = segment;
  }

  /** Returns the path below the control plane that all calls start with. */
  String path() {
    return "/api/" + segment + "/v1";
  }

  static TrueFoundryService of(String segment) {
    return segment.equals(SVC.segment) ? SVC : ML;
  }
}
