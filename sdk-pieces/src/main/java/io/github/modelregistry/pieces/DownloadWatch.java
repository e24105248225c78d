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
 * <p>The server tells it on a socket. While that cannot be had, the model is asked for its flags
 * from time to time, and the socket is opened anew a few times; the walk goes on all the while. It
 * waits for what comes next as long as the server has the download in hand, and may tell the same
 * twice. A download that does not begin within half a minute, or within five minutes in the
 * server's queue, ends as {@link DownloadState#STOPPED}.
 *
 * <p>It can be walked once, by one thread at a time; {@link #cancel()} and {@link #close()} may be
 * called by others. The walk throws {@link io.github.modelregistry.error.RegistryException}s when
 * the server cannot be asked any more: {@link io.github.modelregistry.error.NotFoundException} when
 * there is no such model.
 */
public final class DownloadWatch implements Iterable<DownloadProgress>, AutoCloseable {

  private final DownloadObserver observer;
  private boolean started;

  DownloadWatch(DownloadObserver observer) {
    this.observer = observer;
  }

  /**
   * Returns what is told until the download ends; the last one says how. Nothing is asked before
   * the first one is wanted.
   *
   * @throws IllegalStateException if the walk was begun before
   */
  @Override
  public Iterator<DownloadProgress> iterator() {
    if (started) {
      throw new IllegalStateException("a download is walked once; watch it anew");
    }
    started = true;
    return new Steps();
  }

  /**
   * Stops the download itself, and returns the model as the server then describes it. The walk goes
   * on until it sees the end.
   */
  public Model cancel() {
    return observer.cancel();
  }

  /** Ends the walk; the download goes on. Does nothing the second time. */
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
        throw new NoSuchElementException("the download has ended, or is not watched any more");
      }
      DownloadProgress told = Objects.requireNonNull(next);
      next = null;
      return told;
    }
  }
}
