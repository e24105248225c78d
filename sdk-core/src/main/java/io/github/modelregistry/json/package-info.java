/**
 * Bytes and values: streaming codecs, open enums, kept unknown fields, and a small JSON tree.
 *
 * <p>Receiving is tolerant: a field that is absent or of another type never fails a document, and
 * unknown fields, mistyped ones, unknown enum texts and explicit nulls are kept and written back.
 * Sending is strict: required fields are checked and named together. Nothing here uses reflection.
 */
@NullMarked
package io.github.modelregistry.json;

import org.jspecify.annotations.NullMarked;
