package io.github.modelregistry.runtime;

import io.github.modelregistry.json.DriftObserver;
import io.github.modelregistry.json.JsonLimits;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a successful response and how it is to be read. */
public final class ResponseContent {

  private final InputStream stream;
  private final Charset charset;
  private final JsonLimits jsonLimits;
  private final @Nullable DriftObserver driftObserver;

  /**
   * Creates the content; called by transports.
   *
   * @param driftObserver the observer of drift, or null
   */
  public ResponseContent(
      InputStream stream,
      Charset charset,
      JsonLimits jsonLimits,
      @Nullable DriftObserver driftObserver) {
    this.stream = Objects.requireNonNull(stream, "stream");
    this.charset = Objects.requireNonNull(charset, "charset");
    this.jsonLimits = Objects.requireNonNull(jsonLimits, "jsonLimits");
    this.driftObserver = driftObserver;
  }

  /** Returns the body as it arrives, decompressed and bounded. */
  public InputStream stream() {
    return stream;
  }

  /** Returns the charset that the response declares, else UTF-8. */
  public Charset charset() {
    return charset;
  }

  /** Returns the bounds for JSON. */
  public JsonLimits jsonLimits() {
    return jsonLimits;
  }

  /** Returns the observer of drift, or null. */
  public @Nullable DriftObserver driftObserver() {
    return driftObserver;
  }
}
