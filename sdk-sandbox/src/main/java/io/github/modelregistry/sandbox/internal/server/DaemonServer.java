package io.github.modelregistry.sandbox.internal.server;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import io.github.modelregistry.sandbox.internal.blob.BlobStore;
import io.github.modelregistry.sandbox.internal.socket.SocketHost;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * WireMock's server, closed to web pages, with few threads, none of which keeps a program alive.
 */
final class DaemonServer extends Jetty11HttpServer {

  static final String THREADS = "sandbox-";

  DaemonServer(
      Options options,
      AdminRequestHandler admin,
      StubRequestHandler stubs,
      SecretToken token,
      ThreadLocal<@Nullable Exchange> exchanges,
      BlobStore store,
      @Nullable SocketHost sockets) {
    super(options, admin, stubs);
    Handler uploads = new UploadHandler(exchanges, store, jettyServer.getHandler());
    Handler upgrades = sockets == null ? uploads : new UpgradeHandler(sockets, uploads);
    jettyServer.setHandler(new AccessHandler(token, upgrades));
  }

  /** The connector takes this timer for its own, whose thread would not be a daemon. */
  @Override
  protected Server createServer(Options options) {
    Server server = super.createServer(options);
    server.addBean(new ScheduledExecutorScheduler(THREADS + "timer", true));
    return server;
  }
}
