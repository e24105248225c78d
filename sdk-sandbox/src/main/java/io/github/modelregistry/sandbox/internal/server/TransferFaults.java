package io.github.modelregistry.sandbox.internal.server;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The disturbances of bodies that a test has requested. Thread-safe. */
public final class TransferFaults {

  /** No limit: the number of bytes after which nothing is cut, and the rate without a limit. */
  static final long NONE = Long.MAX_VALUE;

  private final Deque<Long> responseCuts = new ArrayDeque<>();
  private final Deque<Long> downloadCuts = new ArrayDeque<>();
  private final Deque<Long> uploadCuts = new ArrayDeque<>();
  private final Deque<Integer> storageFailures = new ArrayDeque<>();
  private long bytesPerSecond = NONE;

  /** Closes the connections of the next responses that are no files after so many bytes. */
  public synchronized void cutResponses(int responses, long afterBytes) {
    add(responseCuts, responses, afterBytes);
  }

  /** Closes the connections of the next downloads after so many bytes of their bodies. */
  public synchronized void cutDownloads(int downloads, long afterBytes) {
    add(downloadCuts, downloads, afterBytes);
  }

  /** Closes the connections of the next uploads after so many bytes of their bodies. */
  public synchronized void cutUploads(int uploads, long afterBytes) {
    add(uploadCuts, uploads, afterBytes);
  }

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

  private static void add(Deque<Long> cuts, int count, long afterBytes) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "the number of bodies to cut must be at least 1, not " + count);
    }
    if (afterBytes < 0) {
      throw new IllegalArgumentException("afterBytes must not be negative: " + afterBytes);
    }
    cuts.addAll(Collections.nCopies(count, afterBytes));
  }

  /** Returns after how many bytes a response of this size is cut, or {@link #NONE}. */
  synchronized long takeResponseCut(long size) {
    return take(responseCuts, size);
  }

  /** Returns after how many bytes a download of this size is cut, or {@link #NONE}. */
  synchronized long takeDownloadCut(long size) {
    return take(downloadCuts, size);
  }

  /** Returns after how many bytes an upload of this size is cut, or {@link #NONE}. */
  synchronized long takeUploadCut(long size) {
    return take(uploadCuts, size);
  }

  /** A body that ends before the cut is not cut, and the cut waits for the next. */
  private static long take(Deque<Long> cuts, long size) {
    Long next = cuts.peek();
    if (next == null || next >= size) {
      return NONE;
    }
    cuts.remove();
    return next;
  }

  /** Removes and returns the status of the next call of the storage, or null if it is regular. */
  synchronized @Nullable Integer takeStorageFailure() {
    return storageFailures.poll();
  }

  /** Returns whether uploads are disturbed. */
  synchronized boolean affectUploads() {
    return bytesPerSecond != NONE || !uploadCuts.isEmpty();
  }

  /** Returns a new limiter for one body. */
  synchronized RateLimiter rateLimiter() {
    return new RateLimiter(bytesPerSecond);
  }

  /** Removes everything. */
  synchronized void clear() {
    responseCuts.clear();
    downloadCuts.clear();
    uploadCuts.clear();
    storageFailures.clear();
    bytesPerSecond = NONE;
  }
}
