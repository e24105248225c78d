package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.time.Instant;

/**
 * An object of a storage.
 *
 * @param key its key
 * @param content its bytes
 * @param contentType its media type
 * @param entityTag its {@code ETag} with the quotes
 * @param modified when it was stored
 */
public record StoredObject(
    String key, Blob content, String contentType, String entityTag, Instant modified) {}
