package io.github.modelregistry.pieces;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a download stood at one moment. Immutable. */
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

  /** Returns where the download stands. */
  public DownloadState state() {
    return state;
  }

  /**
   * Returns how much has come, from 0 to 100; null when it is not told, which it need not be while
   * a download is under way, and never is where the model's flags tell the state.
   */
  public @Nullable BigDecimal percentage() {
    return percentage;
  }

  /**
   * Returns the server's own word, such as {@code IN-PROGRESS}, known or not; null when there was
   * none and the model's flags told the state, as they do behind a word that tells nothing.
   */
  public @Nullable String vendorStatus() {
    return vendorStatus;
  }

  /** A number far beyond all percentages has zeros without end, were they written out. */
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
