package io.github.modelregistry.registry.capability;

import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegistryEntry;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of what is waited for, at one moment. Immutable. */
public final class WaitProgress {

  private final ModelStatus status;
  private final @Nullable String vendorStatus;
  private final @Nullable String statusMessage;
  private final @Nullable BigDecimal percentage;

  private WaitProgress(
      ModelStatus status,
      @Nullable String vendorStatus,
      @Nullable String statusMessage,
      @Nullable BigDecimal percentage) {
    this.status = Objects.requireNonNull(status, "status");
    this.vendorStatus = vendorStatus;
    this.statusMessage = statusMessage;
    this.percentage = percentage;
  }

  /** Returns the state of a model or version; for drivers. */
  public static WaitProgress of(RegistryEntry entry) {
    return of(entry.status(), entry.vendorStatus(), entry.statusMessage());
  }

  /** Returns a state; for drivers. */
  public static WaitProgress of(
      ModelStatus status, @Nullable String vendorStatus, @Nullable String statusMessage) {
    return new WaitProgress(status, vendorStatus, statusMessage, null);
  }

  /** Returns this state with how much is done, from 0 to 100; for drivers. */
  public WaitProgress withPercentage(@Nullable BigDecimal done) {
    return new WaitProgress(status, vendorStatus, statusMessage, done);
  }

  /** Returns the status in the common terms. */
  public ModelStatus status() {
    return status;
  }

  /** Returns the vendor's own status, verbatim, or null if it sends none. */
  public @Nullable String vendorStatus() {
    return vendorStatus;
  }

  /** Returns the vendor's message about the status, such as why it failed, or null. */
  public @Nullable String statusMessage() {
    return statusMessage;
  }

  /** Returns how much is done, from 0 to 100, or null if the vendor does not tell. */
  public @Nullable BigDecimal percentage() {
    return percentage;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WaitProgress that
        && status == that.status
        && Objects.equals(vendorStatus, that.vendorStatus)
        && Objects.equals(statusMessage, that.statusMessage)
        && Objects.equals(percentage, that.percentage);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, vendorStatus, statusMessage, percentage);
  }

  /** Returns the status, the vendor's own one, and the percentage where there is one. */
  @Override
  public String toString() {
    String word = vendorStatus == null ? "" : " (" + vendorStatus + ")";
    return status + word + (percentage == null ? "" : " " + percentage + " %");
  }
}
