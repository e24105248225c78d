package io.github.modelregistry.pieces;

import io.github.modelregistry.pieces.model.Model;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the download of one model, until it ends.
 *
 * <pre>{@code
 * try (DownloadWatch watch = client.download(id)) {
 *   for (DownloadProgress progress : watch) {
 *     System.out.println(progress); // RUNNING 41.7 %
 *   }
 * }
 * }</pre>
 *
 * <p>The server sends it on a socket. While that is not available, the model's flags are polled,
 * and the socket is reopened a few times; the iteration continues meanwhile. It waits as long as
 * the server processes the download, and may return the same progress twice. A download that does
 * not begin within half a minute, or within five minutes in the server's queue, ends as {@link
 * DownloadState#STOPPED}.
 *
 * <p>It can be iterated once, by one thread at a time; {@link #cancel()} and {@link #close()} may
 * be called by others. The iteration throws {@link
 * io.github.modelregistry.error.RegistryException}s when the server can no longer be reached:
 * {@link io.github.modelregistry.error.NotFoundException} when there is no such model.
 */
public final class DownloadWatch implements Iterable<DownloadProgress>, AutoCloseable {

  private final DownloadObserver observer;
  private boolean started;

  DownloadWatch(DownloadObserver observer) {
    this.observer = observer;
  }

  /**
   * Returns the progress until the download ends; the last element is the end state. Nothing is
   * requested before the first element is.
   *
   * @throws IllegalStateException if the iteration was started before
   */
  @Override
  public Iterator<DownloadProgress> iterator() {
    if (started) {
      throw new IllegalStateException("a download can be iterated once; watch it again");
    }
    started = true;
    return new Steps();
  }

  /**
   * Stops the download itself, and returns the model as the server then describes it. The iteration
   * continues to the end state.
   */
  public Model cancel() {
    return observer.cancel();
  }

  /** Ends the iteration; the download continues. Does nothing the second time. */
  @Override
  public void close() {
    observer.close();
  }

  private final class Steps implements Iterator<DownloadProgress> {

    private @Nullable DownloadProgress next;
    private boolean ended;

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        next = observer.next();
        ended = next == null || next.state().isEnd();
        if (ended) {
          observer.close();
        }
      }
      return next != null;
    }

    @Override
    public DownloadProgress next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the download has ended, or its watch is closed");
      }
      DownloadProgress told = Objects.requireNonNull(next);
      next = null;
      return told;
    }
  }
}
