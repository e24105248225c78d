package io.github.modelregistry.transfer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Adds up the progress of several files. Thread-safe. */
final class ProgressSum {

  private final ProgressListener listener;
  private final Artifact artifact;
  private final Map<String, Long> read = new HashMap<>();
  private long sum;
  private long total = Long.MIN_VALUE;

  ProgressSum(ProgressListener listener, Artifact artifact) {
    this.listener = listener;
    this.artifact = artifact;
  }

  /** A file that is read again begins again at a low number, and the sum with it. */
  synchronized void progressed(String path, long bytes) {
    Long before = read.put(path, bytes);
    sum += bytes - (before == null ? 0 : before);
    listener.progressed(sum, total());
  }

  private long total() {
    if (total == Long.MIN_VALUE) {
      try {
        total = artifact.length();
      } catch (IOException unknown) {
        total = -1;
      }
    }
    return total;
  }
}
