package io.github.modelregistry.runtime;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.retry.RetrySafety;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for every call of one operation; a constant of generated code. Immutable.
 *
 * @param <T> what a successful response decodes to
 */
public final class Operation<T> {

  private static final int PARTIAL = 206;

  private final String id;
  private final HttpMethod method;
  private final PathTemplate path;
  private final RetrySafety retry;
  private final String accept;
  private final ResponseFormat<T> response;
  private final Set<Integer> expected;
  private final @Nullable Envelope envelope;
  private final boolean stream;
  private final boolean anonymous;
  private final @Nullable Duration responseTimeout;

  private Operation(Builder<T> builder) {
    id = builder.id;
    method = builder.method;
    path = builder.path;
    retry = builder.retry;
    response =
        Objects.requireNonNull(builder.response, () -> builder.id + " has no response format");
    accept = accept(builder.accept, response);
    expected = Set.copyOf(builder.expected);
    envelope = builder.envelope;
    stream = builder.stream;
    anonymous = builder.anonymous;
    responseTimeout = builder.responseTimeout;
    if (isDownload() && (method != HttpMethod.GET || envelope != null)) {
      throw new IllegalStateException(id + " is a download: it must be a GET without an envelope");
    }
    if (stream && (method != HttpMethod.GET || envelope != null)) {
      throw new IllegalStateException(id + " is a stream: it must be a GET without an envelope");
    }
  }

  /**
   * Returns a builder for an operation.
   *
   * @param id the operation's name, such as {@code listModels}; errors and logs show it
   * @param pathTemplate the path below the base URL, such as {@code /models/{id}}
   */
  public static <T> Builder<T> builder(String id, HttpMethod method, String pathTemplate) {
    return new Builder<>(id, method, pathTemplate);
  }

  /** Returns the operation's name. */
  public String id() {
    return id;
  }

  /** Returns the HTTP method. */
  public HttpMethod method() {
    return method;
  }

  /** Returns the path below the base URL. */
  public PathTemplate path() {
    return path;
  }

  /** Returns after which failures a call may be repeated. */
  public RetrySafety retry() {
    return retry;
  }

  /** Returns the value of the {@code Accept} header. */
  public String accept() {
    return accept;
  }

  /** Returns how a successful response is read. */
  public ResponseFormat<T> response() {
    return response;
  }

  /** Returns whether a success status is one that the operation describes. */
  public boolean expects(int status) {
    return expected.isEmpty() || expected.contains(status) || (isDownload() && status == PARTIAL);
  }

  /** Returns what the vendor may put around the operation's responses, or null for nothing. */
  public @Nullable Envelope envelope() {
    return envelope;
  }

  /** Returns whether the response is a stream of frames, each read as {@link #response()} says. */
  public boolean isStream() {
    return stream;
  }

  /** Returns whether its calls are sent without credentials: none are wanted. */
  public boolean isAnonymous() {
    return anonymous;
  }

  /**
   * Returns whether the response is a file, which is {@linkplain ApiTransport#download downloaded}.
   */
  public boolean isDownload() {
    return response == ResponseFormat.file();
  }

  /**
   * Returns how long the vendor may work before it responds, so that limits of time that were not
   * set are at least that long; or null for the usual ones.
   */
  public @Nullable Duration responseTimeout() {
    return responseTimeout;
  }

  /**
   * Refuses a call that lacks values it cannot do without, naming all of them.
   *
   * @param namesAndValues each required value, preceded by its name
   * @throws InvalidRequestException if one of the values is null
   */
  public void require(@Nullable Object... namesAndValues) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] == null) {
        problems.add(namesAndValues[i] + " is required");
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(id, problems);
    }
  }

  private static String accept(Set<String> mediaTypes, ResponseFormat<?> response) {
    if (mediaTypes.isEmpty()) {
      return response.mediaType();
    }
    boolean choosesRepresentation = mediaTypes.stream().anyMatch(type -> type.contains(";"));
    return choosesRepresentation ? mediaTypes.iterator().next() : String.join(", ", mediaTypes);
  }

  /** Returns name, method and path. */
  @Override
  public String toString() {
    return id + " (" + method + " " + path + ")";
  }

  /** Collects an operation. Not thread-safe. */
  public static final class Builder<T> {

    private final String id;
    private final HttpMethod method;
    private final PathTemplate path;
    private RetrySafety retry;
    private final Set<String> accept = new LinkedHashSet<>();
    private @Nullable ResponseFormat<T> response;
    private final Set<Integer> expected = new TreeSet<>();
    private @Nullable Envelope envelope;
    private boolean stream;
    private boolean anonymous;
    private @Nullable Duration responseTimeout;

    private Builder(String id, HttpMethod method, String pathTemplate) {
      this.id = Objects.requireNonNull(id, "id");
      this.method = Objects.requireNonNull(method, "method");
      this.path = PathTemplate.of(pathTemplate);
      this.retry = method.usualSafety();
    }

    /** Sets after which failures a call may be repeated; values as in the specs. */
    public Builder<T> retry(String specWord) {
      retry = RetrySafety.fromSpec(specWord);
      return this;
    }

    /**
     * Adds a media type to ask for: that of the response first, then those of refusals. The
     * response format's own by default.
     *
     * <p>They are sent together, unless one has parameters: these choose one representation of the
     * response from several, so the first is then sent alone. HTML is never asked for: it comes
     * from gateways, for people, and only instead of a response.
     */
    public Builder<T> accept(String mediaType) {
      if (!mediaType.equals("text/html")) {
        accept.add(mediaType);
      }
      return this;
    }

    /** Sets how a successful response is read; required. */
    public Builder<T> response(ResponseFormat<T> response) {
      this.response = Objects.requireNonNull(response, "response");
      return this;
    }

    /** Sets the success statuses that are described; others are accepted and reported as drift. */
    public Builder<T> expect(int... successStatuses) {
      for (int status : successStatuses) {
        expected.add(status);
      }
      return this;
    }

    /** Sets what the vendor may put around the operation's responses; nothing by default. */
    public Builder<T> envelope(Envelope envelope) {
      this.envelope = Objects.requireNonNull(envelope, "envelope");
      return this;
    }

    /**
     * Makes the response a stream over a WebSocket, of which the response format reads one frame.
     */
    public Builder<T> stream() {
      stream = true;
      return this;
    }

    /** Sends calls without credentials, as {@code security: []} of a spec says. */
    public Builder<T> anonymous() {
      anonymous = true;
      return this;
    }

    /**
     * Sets how long the vendor may work before it responds, in the specs' words: a duration as in
     * ISO 8601, such as {@code PT10M}.
     */
    public Builder<T> responseTimeout(String specWord) {
      responseTimeout = Duration.parse(specWord);
      return this;
    }

    /** Returns the operation. */
    public Operation<T> build() {
      return new Operation<>(this);
    }
  }
}
