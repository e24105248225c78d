package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.blob.BlobStore;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.MultipartReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request body that was read from its stream.
 *
 * @param body the bytes, none of them if they have parts
 * @param form the parts, or null if the body is not multipart; the supplier throws an {@link
 *     IllegalArgumentException} if they could not be read
 * @param summary what WireMock gets, which holds many bodies in memory: short bodies and parts, and
 *     the others without their bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReceivedBody(Blob body, @Nullable Supplier<MultipartBody> form, byte[] summary) {

  /** Reads a body to its end. */
  static ReceivedBody read(InputStream in, BlobStore store) throws IOException {
    Blob body = store.read(in);
    return new ReceivedBody(
        body, null, isShort(body) ? body.start(MultipartReader.LONGEST_IN_SUMMARY) : new byte[0]);
  }

  private static boolean isShort(Blob body) {
    return body.size() <= MultipartReader.LONGEST_IN_SUMMARY;
  }

  /** Reads a multipart body to its end. */
  static ReceivedBody readForm(String contentType, InputStream in, BlobStore store)
      throws IOException {
    MultipartReader reader = new MultipartReader(contentType, in, store::writer);
    Supplier<MultipartBody> form = form(reader);
    ReceivedBody read = new ReceivedBody(Blob.empty(), form, reader.summary());
    try {
      in.transferTo(OutputStream.nullOutputStream());
      return read;
    } catch (IOException e) {
      read.release();
      throw e;
    }
  }

  private static Supplier<MultipartBody> form(MultipartReader reader) throws IOException {
    try {
      MultipartBody parts = reader.read();
      return () -> parts;
    } catch (IllegalArgumentException e) {
      return () -> {
        throw e;
      };
    }
  }

  /** Deletes the bytes that the simulator does not keep. */
  void release() {
    body.release();
    if (form != null) {
      releaseParts(form);
    }
  }

  private static void releaseParts(Supplier<MultipartBody> form) {
    MultipartBody parts;
    try {
      parts = form.get();
    } catch (IllegalArgumentException e) {
      return; // nothing was kept of a body that could not be read
    }
    parts.release();
  }
}
