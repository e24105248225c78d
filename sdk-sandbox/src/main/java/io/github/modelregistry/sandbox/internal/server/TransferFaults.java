package io.github.modelregistry.sandbox.internal.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The disturbances of bodies that a test has requested. Thread-safe. */
public final class TransferFaults {

  /** No limit: the number of bytes after which nothing is cut, and the rate without a limit. */
  static final long NONE = Long.MAX_VALUE;

  /** The kinds of bodies that can be cut. */
  public enum Transfer {
    /** A response of the API that is not a file. */
    RESPONSE,
    /** A file that is sent. */
    DOWNLOAD,
    /** A file that is received. */
    UPLOAD
  }

  private record Cut(Transfer kind, long afterBytes) {}

  private final List<Cut> cuts = new ArrayList<>();
  private final Deque<Integer> storageFailures = new ArrayDeque<>();
  private long bytesPerSecond = NONE;

  /** Makes the next calls of the object storage fail with a status. */
  public synchronized void failStorage(int calls, int status) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be at least 1, not " + calls);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be from 400 to 599, not " + status);
    }
    storageFailures.addAll(Collections.nCopies(calls, status));
  }

  /** Limits the bytes of each body, in both directions. */
  public synchronized void limitRate(long bytesInSecond) {
    if (bytesInSecond < 1) {
      throw new IllegalArgumentException("bytesInSecond must be at least 1, not " + bytesInSecond);
    }
    bytesPerSecond = bytesInSecond;
  }

  /** Closes the connections of the next bodies of a kind after so many bytes. */
  public synchronized void cut(Transfer kind, int count, long afterBytes) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "the number of bodies to cut must be at least 1, not " + count);
    }
    if (afterBytes < 0) {
      throw new IllegalArgumentException("afterBytes must not be negative: " + afterBytes);
    }
    cuts.addAll(Collections.nCopies(count, new Cut(kind, afterBytes)));
  }

  /**
   * Returns after how many bytes a body of this kind and size is cut, or {@link #NONE}. A body that
   * ends before the cut is not cut, and the cut waits for the next.
   */
  synchronized long takeCut(Transfer kind, long size) {
    Cut next = cuts.stream().filter(cut -> cut.kind() == kind).findFirst().orElse(null);
    if (next == null || next.afterBytes() >= size) {
      return NONE;
    }
    cuts.remove(next);
    return next.afterBytes();
  }

  /** Removes and returns the status of the next call of the storage, or null if it is regular. */
  synchronized @Nullable Integer takeStorageFailure() {
    return storageFailures.poll();
  }

  /** Returns whether uploads are disturbed. */
  synchronized boolean affectUploads() {
    return bytesPerSecond != NONE || cuts.stream().anyMatch(cut -> cut.kind() == Transfer.UPLOAD);
  }

  /** Returns a new limiter for one body. */
  synchronized RateLimiter rateLimiter() {
    return new RateLimiter(bytesPerSecond);
  }

  /** Removes everything. */
  synchronized void clear() {
    cuts.clear();
    storageFailures.clear();
    bytesPerSecond = NONE;
  }
}
