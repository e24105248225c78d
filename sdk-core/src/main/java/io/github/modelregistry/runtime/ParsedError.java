package io.github.modelregistry.runtime;

import io.github.modelregistry.error.ErrorKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a vendor's error response says. Immutable. */
public final class ParsedError {

  private static final ParsedError EMPTY = builder().build();

  private final @Nullable String code;
  private final @Nullable String message;
  private final @Nullable String requestId;
  private final @Nullable String advice;
  private final @Nullable ErrorKind kind;
  private final boolean throttled;

  private ParsedError(Builder builder) {
    code = builder.code;
    message = builder.message;
    requestId = builder.requestId;
    advice = builder.advice;
    kind = builder.kind;
    throttled = builder.throttled;
  }

  /** Returns the error of which nothing could be read. */
  public static ParsedError empty() {
    return EMPTY;
  }

  /** Returns a builder in which nothing is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the vendor's own code, or null. */
  public @Nullable String code() {
    return code;
  }

  /** Returns the vendor's own message, or null. */
  public @Nullable String message() {
    return message;
  }

  /** Returns the request's id if the body gives it, or null. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Returns what to do about this very error, or null for the usual advice. */
  public @Nullable String advice() {
    return advice;
  }

  /** Returns what the error means, or null when its status says it. */
  public @Nullable ErrorKind kind() {
    return kind;
  }

  /** Returns whether it means "too many requests", whatever its status. */
  public boolean isThrottled() {
    return throttled;
  }

  /** Collects what an error says. Not thread-safe. */
  public static final class Builder {

    private @Nullable String code;
    private @Nullable String message;
    private @Nullable String requestId;
    private @Nullable String advice;
    private @Nullable ErrorKind kind;
    private boolean throttled;

    private Builder() {}

    /** Sets the vendor's own code. */
    public Builder code(@Nullable String code) {
      this.code = code;
      return this;
    }

    /** Sets the vendor's own message. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets the request's id as the body gives it. */
    public Builder requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** Sets what to do about this very error, a sentence. */
    public Builder advice(@Nullable String advice) {
      this.advice = advice;
      return this;
    }

    /** Sets what the error means in place of what its status says. */
    public Builder kind(ErrorKind kind) {
      this.kind = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /** Sets whether it means "too many requests". */
    public Builder throttled(boolean throttled) {
      this.throttled = throttled;
      return this;
    }

    /** Returns what the error says. */
    public ParsedError build() {
      return new ParsedError(this);
    }
  }
}
