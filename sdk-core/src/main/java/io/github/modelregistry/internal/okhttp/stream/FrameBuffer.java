package io.github.modelregistry.internal.okhttp.stream;

import io.github.modelregistry.error.RegistryException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The frames between the thread that receives them and the one that takes them. Thread-safe. */
final class FrameBuffer {

  /** How a stream ended: in order, or with what its reader is to be thrown. */
  interface End extends Supplier<@Nullable RegistryException> {

    End NORMAL = () -> null;
  }

  private static final int MOST_FRAMES = 64;
  private static final long MOST_BYTES = 1024L * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> frames = new ArrayDeque<>();
  private long bytes;
  private @Nullable End end;
  private boolean failureThrown;

  /** Adds a frame, waiting until it fits; returns false if the stream was closed. */
  boolean put(byte[] frame) {
    return locked(
        () -> {
          while (end == null && isFull(frame)) {
            changed.awaitUninterruptibly();
          }
          if (end != null) {
            return false;
          }
          frames.add(frame);
          bytes += frame.length;
          changed.signalAll();
          return true;
        });
  }

  /** Says that no frame will follow; only the first end counts. */
  void end(End reason) {
    locked(
        () -> {
          end = end == null ? reason : end;
          changed.signalAll();
          return true;
        });
  }

  /** Ends as {@link #end} does, and drops what was not taken. */
  void abandon(End reason) {
    locked(
        () -> {
          frames.clear();
          end(reason);
          return true;
        });
  }

  /** Waits for a frame for that long; returns null if none came, or at the end. */
  byte @Nullable [] take(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (frames.isEmpty() && end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether it ended and nothing is left to take, nor a failure to be thrown. */
  boolean isEnded() {
    return locked(() -> frames.isEmpty() && end != null && (failureThrown || end.get() == null));
  }

  private boolean locked(BooleanSupplier action) {
    lock.lock();
    try {
      return action.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  private byte @Nullable [] next() {
    byte[] frame = frames.poll();
    if (frame != null) {
      bytes -= frame.length;
      changed.signalAll();
      return frame;
    }
    RegistryException failure = end == null ? null : end.get();
    if (failure != null) {
      failureThrown = true;
      throw failure;
    }
    return null;
  }

  private boolean isFull(byte[] another) {
    return !frames.isEmpty()
        && (frames.size() >= MOST_FRAMES || bytes + another.length > MOST_BYTES);
  }
}
