package io.github.modelregistry.registry.federation;

import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.federation.BackgroundWork;
import io.github.modelregistry.internal.federation.Federation;
import io.github.modelregistry.internal.federation.RegistryCursor;
import io.github.modelregistry.json.ReflectionGuard;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The models of several registries as one list, fetched while it is iterated.
 *
 * <p>All registries are called in parallel when the first model is requested; their models are
 * returned in the order of the settings, and within a registry in the vendor's. At most one page of
 * each is read ahead. A registry that fails, or takes longer than the page timeout, ends its own
 * part only: the others' models follow, and after the last of them {@link PartialResultException}
 * is thrown, unless {@link #onFailure} was chosen.
 *
 * <p>It can be iterated once. Close it to end it early: calls in flight are cancelled and the
 * threads freed; an iteration that came to its end has closed itself. Not safe for use by several
 * threads at once, but for {@link #close()}.
 */
public final class FederatedModels implements Iterable<RegisteredModel>, AutoCloseable {

  /** How many registries are called at the same time. */
  static final int MAX_PARALLEL_CALLS = 32;

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final Federation federation;
  private final Set<FederatedModels> open;
  private final @Nullable Consumer<RegistryFailure> handler;
  private final List<RegistryCursor> cursors;
  private final List<RegistryFailure> failures = new ArrayList<>();
  private @Nullable BackgroundWork work;
  private int current;
  private boolean started;
  private volatile boolean closed;

  FederatedModels(
      Federation federation,
      Set<FederatedModels> open,
      @Nullable Consumer<RegistryFailure> handler) {
    this.federation = federation;
    this.open = open;
    this.handler = handler;
    this.cursors = federation.cursors();
  }

  /**
   * Returns the same list with a handler for failures, so that nothing is thrown at the end.
   *
   * @param failureHandler called once for each registry that fails, on the thread that iterates the
   *     list, when that registry's turn ends
   */
  public FederatedModels onFailure(Consumer<RegistryFailure> failureHandler) {
    if (started) {
      throw new IllegalStateException("set the failure handler before the iteration starts");
    }
    return new FederatedModels(federation, open, failureHandler);
  }

  /**
   * Returns the models; the registries are called from the first use of the iterator on.
   *
   * @throws IllegalStateException if the iteration was started before, or is closed
   */
  @Override
  public Iterator<RegisteredModel> iterator() {
    requireOpen();
    if (started) {
      throw new IllegalStateException("this list can be iterated once; list the models again");
    }
    started = true;
    return new Models();
  }

  /** Returns the models as a stream; see {@link #iterator()}. */
  public Stream<RegisteredModel> stream() {
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator(), characteristics), false);
  }

  /**
   * Returns a token with which {@link ModelQuery.Builder#resumeToken} continues after the last
   * model that was given. Registries that have failed are asked again then, from where they had
   * stopped; those that are complete are not.
   */
  public String resumeToken() {
    return federation.resumeToken(cursors);
  }

  /** Returns the failures seen so far, one for each registry that failed. */
  public List<RegistryFailure> failures() {
    return List.copyOf(failures);
  }

  /**
   * Ends the iteration, cancels calls in flight and frees threads. Does nothing the second time.
   */
  @Override
  public void close() {
    closed = true;
    open.remove(this);
    free();
  }

  private synchronized void free() {
    if (work != null) {
      work.close();
    }
  }

  private synchronized BackgroundWork work() {
    requireOpen();
    if (work == null) {
      open.add(this);
      work = federation.work().apply(Math.max(1, Math.min(cursors.size(), MAX_PARALLEL_CALLS)));
    }
    return work;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the list is closed");
    }
  }

  private final class Models implements Iterator<RegisteredModel> {

    private boolean ended;

    @Override
    public boolean hasNext() {
      if (!ended) {
        requireOpen();
      }
      while (current < cursors.size()) {
        RegistryCursor cursor = cursors.get(current);
        if (cursor.hasModel()) {
          return true;
        }
        if (!advance(cursor)) {
          current++;
          note(cursor.failure());
        }
      }
      end();
      return false;
    }

    @Override
    public RegisteredModel next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more models");
      }
      return cursors.get(current).nextModel();
    }

    private boolean advance(RegistryCursor cursor) {
      BackgroundWork here = work();
      int last = Math.min(cursors.size(), current + MAX_PARALLEL_CALLS);
      cursors.subList(current, last).forEach(each -> each.prefetch(here));
      try {
        return cursor.advance(here, federation.pageTimeout());
      } catch (InterruptedException interrupt) {
        close();
        Thread.currentThread().interrupt();
        throw new TransportException(
            "models of '" + cursor.name() + "'", "interrupted while waiting", 0, false, interrupt);
      } catch (CancellationException elsewhere) {
        throw new IllegalStateException("the list was closed by another thread", elsewhere);
      } catch (Error fatal) {
        close();
        throw fatal;
      }
    }

    private void note(@Nullable RegistryFailure failure) {
      if (failure == null) {
        return;
      }
      failures.add(failure);
      if (handler != null) {
        handler.accept(failure);
      }
    }

    private void end() {
      ended = true;
      close();
      if (handler == null && !failures.isEmpty()) {
        throw new PartialResultException(failures, resumeToken());
      }
    }
  }
}
