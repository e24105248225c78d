package io.github.modelregistry.runtime;

import io.github.modelregistry.json.DriftObserver;
import io.github.modelregistry.json.JsonLimits;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The body of a successful response and how it is to be read; created by transports.
 *
 * @param stream the body as it arrives, decompressed and bounded
 * @param charset the charset that the response declares, else UTF-8
 * @param jsonLimits the bounds for JSON
 * @param driftObserver the observer of drift, or null
 */
public record ResponseContent(
    InputStream stream,
    Charset charset,
    JsonLimits jsonLimits,
    @Nullable DriftObserver driftObserver) {}
