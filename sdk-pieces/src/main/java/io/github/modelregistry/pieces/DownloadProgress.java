package io.github.modelregistry.pieces;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The progress of a download at one moment. Immutable. */
public final class DownloadProgress {

  private static final int MOST_PLACES = 100;

  private final DownloadState state;
  private final @Nullable BigDecimal percentage;
  private final @Nullable String vendorStatus;

  DownloadProgress(
      DownloadState state, @Nullable BigDecimal percentage, @Nullable String vendorStatus) {
    this.state = state;
    this.percentage = percentage;
    this.vendorStatus = vendorStatus;
  }

  static DownloadProgress of(DownloadState state) {
    return new DownloadProgress(state, null, null);
  }

  /** Returns the state of the download. */
  public DownloadState state() {
    return state;
  }

  /**
   * Returns how much was downloaded, from 0 to 100; null when unknown: the server may omit it while
   * a download is running, and it is never known where the state comes from the model's flags.
   */
  public @Nullable BigDecimal percentage() {
    return percentage;
  }

  /**
   * Returns the server's own status, such as {@code IN-PROGRESS}, known or not; null when the
   * server sent none and the state comes from the model's flags, as it does after an unknown
   * status.
   */
  public @Nullable String vendorStatus() {
    return vendorStatus;
  }

  /** A number with a very large exponent is not written out with all its zeros. */
  private static String text(BigDecimal number) {
    return Math.abs(number.scale()) > MOST_PLACES ? number.toString() : number.toPlainString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DownloadProgress that
        && state == that.state
        && Objects.equals(percentage, that.percentage)
        && Objects.equals(vendorStatus, that.vendorStatus);
  }

  @Override
  public int hashCode() {
    return Objects.hash(state, percentage, vendorStatus);
  }

  /** Returns the state, and the percentage where there is one. */
  @Override
  public String toString() {
    return percentage == null ? state.toString() : state + " " + text(percentage) + " %";
  }
}
