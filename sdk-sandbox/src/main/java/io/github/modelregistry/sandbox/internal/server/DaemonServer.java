package io.github.modelregistry.sandbox.internal.server;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.util.function.UnaryOperator;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** WireMock's server with few threads, none of which keeps a program alive. */
final class DaemonServer extends Jetty11HttpServer {

  static final String THREADS = "sandbox-";

  /**
   * Creates a server.
   *
   * @param inFront puts handlers in front of WireMock's
   */
  DaemonServer(
      Options options,
      AdminRequestHandler admin,
      StubRequestHandler stubs,
      UnaryOperator<Handler> inFront) {
    super(options, admin, stubs);
    jettyServer.setHandler(inFront.apply(jettyServer.getHandler()));
  }

  /** The connector takes this timer for its own, whose thread would not be a daemon. */
  @Override
  protected Server createServer(Options options) {
    Server server = super.createServer(options);
    server.addBean(new ScheduledExecutorScheduler(THREADS + "timer", true));
    return server;
  }
}
