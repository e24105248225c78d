package io.github.modelregistry.auth;

import io.github.modelregistry.error.ConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token for the API, and perhaps one to renew it with. Immutable; shows no secret.
 *
 * <p>A time that the server did not send, or in an unreadable form, is null and means "until
 * refused".
 */
public final class AccessToken {

  private final Secret token;
  private final Instant issuedAt;
  private final @Nullable Instant expiresAt;
  private final @Nullable Secret refreshToken;
  private final @Nullable Instant refreshExpiresAt;

  private AccessToken(Builder builder) {
    token = builder.token;
    issuedAt = builder.issuedAt;
    expiresAt = builder.expiresAt;
    refreshToken = builder.refreshToken;
    refreshExpiresAt = builder.refreshExpiresAt;
  }

  /**
   * Returns a builder.
   *
   * @param token what goes into {@code Authorization: Bearer …}
   * @param issuedAt when it was asked for, by the client's clock; orders older and newer tokens
   */
  public static Builder builder(Secret token, Instant issuedAt) {
    return new Builder(token, issuedAt);
  }

  /** Returns the token itself. */
  public Secret token() {
    return token;
  }

  /** Returns when it was asked for, by the client's clock. */
  public Instant issuedAt() {
    return issuedAt;
  }

  /** Returns when it ends, or null if unknown. */
  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  /** Returns the token to renew it with, or null when there is none. */
  public @Nullable Secret refreshToken() {
    return refreshToken;
  }

  /** Returns when the refresh token ends, or null if unknown or never. */
  public @Nullable Instant refreshExpiresAt() {
    return refreshExpiresAt;
  }

  /** Returns whether the token is still valid. */
  public boolean isValidAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  /** Returns whether the token is still valid, and will be for at least this time. */
  boolean isValidFor(Duration time, Instant now) {
    return expiresAt == null || Duration.between(now, expiresAt).compareTo(time) >= 0;
  }

  /**
   * Returns whether it is time to renew the token: less than the margin is left, and at least half
   * of its life is over, so that a short-lived token is not renewed with every call.
   */
  public boolean isDueAt(Instant now, Duration margin) {
    if (expiresAt == null) {
      return false;
    }
    Duration halfLife = Duration.between(issuedAt, expiresAt).dividedBy(2);
    Duration effective = margin.compareTo(halfLife) < 0 ? margin : halfLife;
    return !now.isBefore(expiresAt.minus(effective));
  }

  /**
   * Returns whether there is a refresh token that is still valid; it may expire before the token.
   */
  public boolean canBeRefreshed(Instant now) {
    return refreshToken != null && (refreshExpiresAt == null || now.isBefore(refreshExpiresAt));
  }

  @Override
  public String toString() {
    return "AccessToken[***, issued "
        + issuedAt
        + ", expires "
        + (expiresAt == null ? "when refused" : expiresAt)
        + (refreshToken == null ? "" : ", with refresh token")
        + "]";
  }

  /** Collects the values of a token. Not thread-safe. */
  public static final class Builder {

    private final Secret token;
    private final Instant issuedAt;
    private @Nullable Instant expiresAt;
    private @Nullable Secret refreshToken;
    private @Nullable Instant refreshExpiresAt;

    private Builder(Secret token, Instant issuedAt) {
      this.token = Objects.requireNonNull(token, "token");
      this.issuedAt = Objects.requireNonNull(issuedAt, "issuedAt");
    }

    /** Sets when the token ends; null if unknown. */
    public Builder expiresAt(@Nullable Instant expiresAt) {
      this.expiresAt = expiresAt;
      return this;
    }

    /** Sets the token to renew it with, and when that ends; null if unknown or never. */
    public Builder refreshToken(@Nullable Secret refreshToken, @Nullable Instant expiresAt) {
      this.refreshToken = refreshToken;
      this.refreshExpiresAt = expiresAt;
      return this;
    }

    /**
     * Returns the token.
     *
     * @throws ConfigurationException if the token has a character that is not allowed in an HTTP
     *     header, so that no call could be sent with it
     */
    public AccessToken build() {
      if (!token.fitsIntoHeader()) {
        throw new ConfigurationException(
            "The token has a character that is not allowed in an HTTP header: check where it comes"
                + " from");
      }
      return new AccessToken(this);
    }
  }
}
