package io.github.modelregistry.internal.okhttp.attempt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the look-up of a host name no longer than the attempt may take. Thread-safe.
 *
 * <p>Nothing ends a look-up by the JDK, which may take the resolver's own time: it runs on a daemon
 * thread, and continues there after the call has ended.
 */
public final class BoundedDns implements Dns {

  private final Dns dns;

  @SuppressWarnings("ThreadLocalUsage") // one instance per client; a limit is of one client's call
  private final ThreadLocal<Duration> limit = new ThreadLocal<>();

  /** Says that the look-up was given up: it took too long, or the thread was interrupted. */
  static final class LookupAbandonedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    LookupAbandonedException(Exception cause) {
      initCause(cause);
    }
  }

  public BoundedDns(Dns dns) {
    this.dns = dns;
  }

  /** Sets the limit of look-ups in this thread; null for none. */
  void limit(@Nullable Duration limit) {
    if (limit == null) {
      this.limit.remove();
    } else {
      this.limit.set(limit);
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Duration most = limit.get();
    if (most == null) {
      return dns.lookup(host);
    }
    FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> dns.lookup(host));
    Thread thread = new Thread(lookup, "model-registry-dns");
    thread.setDaemon(true);
    thread.start();
    try {
      return lookup.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LookupAbandonedException(e);
    } catch (TimeoutException e) {
      throw new LookupAbandonedException(e);
    } catch (ExecutionException e) {
      throw unresolved(host, e.getCause());
    }
  }

  private static UnknownHostException unresolved(String host, @Nullable Throwable cause) {
    if (cause instanceof UnknownHostException unknown) {
      return unknown;
    }
    UnknownHostException failed = new UnknownHostException(host);
    failed.initCause(cause);
    return failed;
  }
}
