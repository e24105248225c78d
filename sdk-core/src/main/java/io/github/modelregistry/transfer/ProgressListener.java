package io.github.modelregistry.transfer;

/**
 * Is notified of the progress of a transfer. Called on the transferring thread; should return
 * quickly. One that throws is logged and not called again; the transfer goes on.
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Called after each piece. When a request is repeated, the count starts again at a low number.
   *
   * @param bytes how many bytes have been read so far
   * @param total how many there are in all, or -1 when not known
   */
  void progressed(long bytes, long total);
}
