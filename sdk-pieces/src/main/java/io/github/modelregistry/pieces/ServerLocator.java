package io.github.modelregistry.pieces;

import io.github.modelregistry.runtime.ApiTransport;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is that may be on another port after each start. It is looked for when that is
 * first requested, and again once a connection was refused. Thread-safe: other callers meanwhile
 * wait for the one who looks.
 */
final class ServerLocator {

  private final Supplier<URI> finder;
  private final Function<URI, ApiTransport> opener;
  private final Map<URI, ApiTransport> opened = new ConcurrentHashMap<>();
  private volatile @Nullable URI found;
  private volatile boolean closed;

  /**
   * Creates them.
   *
   * @param finder finds the server's address, or throws
   * @param opener opens a transport to an address; asked once for each, so that calls in flight
   *     need not end when the server turns up elsewhere
   */
  ServerLocator(Supplier<URI> finder, Function<URI, ApiTransport> opener) {
    this.finder = finder;
    this.opener = opener;
  }

  /** Returns where the server was found last; null while nobody knows. */
  @Nullable URI found() {
    return found;
  }

  /** Returns the transport that leads to the server. */
  ApiTransport transport() {
    requireOpen();
    URI known = found;
    ApiTransport transport = opened.computeIfAbsent(known == null ? find() : known, opener);
    if (closed) {
      transport.close();
      requireOpen();
    }
    return transport;
  }

  void forgetIfRefused(@Nullable Throwable failure) {
    if (failure != null && failure.getCause() instanceof ConnectException) {
      found = null;
    }
  }

  void close() {
    closed = true;
    opened.values().forEach(ApiTransport::close);
  }

  private synchronized URI find() {
    URI known = found;
    if (known == null) {
      known = finder.get();
      found = known;
    }
    return known;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the client is closed: create a new one");
    }
  }
}
