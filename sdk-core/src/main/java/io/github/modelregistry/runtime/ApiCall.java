package io.github.modelregistry.runtime;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.retry.RetrySafety;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request as data: everything but where it goes and who sends it. Immutable.
 *
 * @param <T> what a successful response decodes to
 */
public final class ApiCall<T> {

  private final Operation<T> operation;
  private final String path;
  private final String query;
  private final Headers headers;
  private final @Nullable RequestBody body;
  private final RetrySafety retry;
  private final List<Secret> secrets;

  private ApiCall(Builder<T> builder) {
    operation = builder.operation;
    path = operation.path().expand(operation.id(), builder.pathParameters);
    query = builder.query.toString();
    headers = builder.headers.build();
    body = builder.body;
    retry = builder.retry;
    secrets = List.copyOf(builder.secrets);
  }

  /** Returns a builder for a call of an operation. */
  public static <T> Builder<T> builder(Operation<T> operation) {
    return new Builder<>(operation);
  }

  /** Returns the operation. */
  public Operation<T> operation() {
    return operation;
  }

  /** Returns the encoded path below the base URL, starting with a slash. */
  public String path() {
    return path;
  }

  /** Returns the encoded query without its question mark; empty when there is none. */
  public String query() {
    return query;
  }

  /** Returns path and query as they go on the wire, below the base URL. */
  public String target() {
    return query.isEmpty() ? path : path + '?' + query;
  }

  /** Returns the header fields of this call alone. */
  public Headers headers() {
    return headers;
  }

  /** Returns the body, or null when there is none. */
  public @Nullable RequestBody body() {
    return body;
  }

  /** Returns after which failures this call may be repeated. */
  public RetrySafety retry() {
    return retry;
  }

  /** Returns what the body holds in secret, or the credentials in another form. */
  public List<Secret> secrets() {
    return secrets;
  }

  /** Returns operation, method and path template; no values. */
  @Override
  public String toString() {
    return operation.toString();
  }

  /** Builds a call. Null values are omitted. Not thread-safe. */
  public static final class Builder<T> {

    private final Operation<T> operation;
    private final Map<String, String> pathParameters = new HashMap<>();
    private final Query query;
    private final Headers.Builder headers = Headers.builder();
    private @Nullable RequestBody body;
    private RetrySafety retry;
    private Collection<Secret> secrets = List.of();

    private Builder(Operation<T> operation) {
      this.operation = Objects.requireNonNull(operation, "operation");
      this.query = new Query(operation.id());
      this.retry = operation.retry();
    }

    /** Sets a path parameter: a text, a number or an open enum. */
    public Builder<T> pathParameter(String name, Object value) {
      pathParameters.put(name, Query.plain(value));
      return this;
    }

    /** Adds a query parameter, a scalar of a generated model, unless it is null. */
    public Builder<T> query(String name, @Nullable Object value) {
      query.add(name, value);
      return this;
    }

    /** Adds a query parameter once for each value: {@code a=1&a=2}. */
    public Builder<T> queryRepeated(String name, @Nullable List<?> values) {
      if (values != null) {
        values.forEach(value -> query.add(name, value));
      }
      return this;
    }

    /** Adds a query parameter with all values, separated by commas: {@code a=1,2}. */
    public Builder<T> queryJoined(String name, @Nullable List<?> values) {
      if (values != null) {
        query.addJoined(name, values);
      }
      return this;
    }

    /** Sets a header field. */
    public Builder<T> header(String name, @Nullable String value) {
      if (value != null) {
        headers.set(name, value);
      }
      return this;
    }

    /** Sets the body. */
    public Builder<T> body(RequestBody body) {
      this.body = Objects.requireNonNull(body, "body");
      return this;
    }

    /**
     * Sets what the body holds in secret, or the credentials in another form: it is masked where a
     * failure or an event repeats what the server sent.
     */
    public Builder<T> secrets(Collection<Secret> secrets) {
      this.secrets = secrets;
      return this;
    }

    /**
     * Makes this call stricter about being repeated than its operation; values as in the specs.
     *
     * @throws IllegalArgumentException if it would be more generous
     */
    public Builder<T> retry(String specWord) {
      RetrySafety stricter = RetrySafety.fromSpec(specWord);
      if (stricter.compareTo(operation.retry()) < 0) {
        throw new IllegalArgumentException(
            operation.id() + " is " + operation.retry() + ": a call cannot be " + stricter);
      }
      retry = stricter;
      return this;
    }

    /**
     * Returns the call.
     *
     * @throws io.github.modelregistry.error.InvalidRequestException if a path or query parameter is
     *     missing or unfit
     */
    public ApiCall<T> build() {
      return new ApiCall<>(this);
    }
  }
}
