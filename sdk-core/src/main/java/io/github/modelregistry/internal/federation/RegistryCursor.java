package io.github.modelregistry.internal.federation;

import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.page.FetchedPage;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One registry's part of a federated list: its current page and the page being read ahead. */
public final class RegistryCursor {

  /** The position in a resume token of a registry whose models were all returned. */
  static final String DONE = "done";

  private final Member member;
  private final Federation.Listing listing;
  private final String start;
  private @Nullable PagedResult<RegisteredModel> models;
  private BackgroundWork.@Nullable Ticket<FetchedPage<RegisteredModel>> ahead;
  private @Nullable FetchedPage<RegisteredModel> page;
  private @Nullable RuntimeException error;
  private int used;
  private long given;

  /**
   * Creates a cursor; nothing is requested yet.
   *
   * @param member the registry
   * @param listing what to list from it
   * @param start {@link #DONE}, the token of this registry's list, or empty for the beginning
   */
  RegistryCursor(Member member, Federation.Listing listing, String start) {
    this.member = member;
    this.listing = listing;
    this.start = start;
    this.error = start.equals(DONE) ? null : member.error();
  }

  /**
   * Requests the next page in the background, unless that is done already, not possible or not
   * needed.
   */
  public void prefetch(BackgroundWork work) {
    boolean more = page == null || !page.isLast();
    if (ahead == null && more && !start.equals(DONE) && error == null) {
      ahead = work.start(this::fetch);
    }
  }

  /** Returns whether the current page has another model. */
  public boolean hasModel() {
    return page != null && used < page.items().size();
  }

  /** Returns the next model of the current page. */
  public RegisteredModel nextModel() {
    if (page == null) {
      throw new IllegalStateException("there is no current page");
    }
    given++;
    return page.items().get(used++);
  }

  /**
   * Makes the page that was read ahead the current one, waiting for it if necessary, and starts to
   * read the next.
   *
   * @return whether there was one; if not, this cursor has ended or failed
   */
  public boolean advance(BackgroundWork work, Duration timeout) throws InterruptedException {
    prefetch(work);
    BackgroundWork.Ticket<FetchedPage<RegisteredModel>> ticket = ahead;
    if (ticket == null) {
      return false;
    }
    ahead = null;
    try {
      page = ticket.await(timeout);
      used = 0;
      prefetch(work);
      return true;
    } catch (java.util.concurrent.TimeoutException spent) {
      error = timedOut(timeout, spent);
    } catch (ExecutionException failed) {
      error = asError(failed.getCause());
    }
    return false;
  }

  /** Returns the failure, or null if there is none. */
  public @Nullable RegistryFailure failure() {
    return error == null ? null : RegistryFailure.of(member.name(), member.vendor(), error, given);
  }

  /** Returns the name of the registry. */
  public String name() {
    return member.name();
  }

  /** Returns where a later list of this registry continues; see {@link #RegistryCursor}. */
  String place() {
    if (page == null) {
      return start;
    }
    return page.isLast() && used == page.items().size() ? DONE : page.tokenAfter(used);
  }

  /** Runs in the background, never twice at the same time. */
  private FetchedPage<RegisteredModel> fetch() {
    if (models == null) {
      models = listing.of(member.opened(), start.isEmpty() ? null : start);
    }
    return models.nextPage();
  }

  private CallTimeoutException timedOut(Duration timeout, Throwable cause) {
    return new CallTimeoutException(
        "models of '" + member.name() + "'",
        CallTimeoutException.Deadline.PAGE,
        timeout,
        0,
        false,
        cause);
  }

  private static RuntimeException asError(@Nullable Throwable cause) {
    if (cause instanceof Error fatal) {
      throw fatal;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a driver threw a checked exception", cause);
  }
}
