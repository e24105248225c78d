package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sets the timeouts of each attempt, so that one OkHttp client serves all views and operations, and
 * waits for the look-up of a host name no longer than the attempt may take. Thread-safe.
 *
 * <p>Nothing ends a look-up by the JDK, which may take the resolver's own time: it runs on a daemon
 * thread, and continues there after the call has ended.
 */
public final class AttemptTimeouts implements Interceptor, Dns {

  private final Dns dns;

  @SuppressWarnings("ThreadLocalUsage") // one instance per client; a limit is of one client's call
  private final ThreadLocal<Duration> lookupLimit = new ThreadLocal<>();

  /** Says that the look-up was given up: it took too long, or the thread was interrupted. */
  static final class LookupAbandonedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    LookupAbandonedException(Exception cause) {
      initCause(cause);
    }
  }

  /** Creates it; {@code dns} looks host names up. */
  public AttemptTimeouts(Dns dns) {
    this.dns = dns;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    AttemptWatch watch = Objects.requireNonNull(chain.request().tag(AttemptWatch.class));
    ClientConfig config = watch.config();
    int silence = (int) config.readTimeout().toMillis(); // at most 24 days
    lookupLimit.set(watch.connectLimit());
    try {
      return chain
          .withConnectTimeout((int) config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
          .withReadTimeout(silence, TimeUnit.MILLISECONDS)
          .withWriteTimeout(silence, TimeUnit.MILLISECONDS)
          .proceed(chain.request());
    } finally {
      lookupLimit.remove();
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    Duration most = lookupLimit.get();
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
