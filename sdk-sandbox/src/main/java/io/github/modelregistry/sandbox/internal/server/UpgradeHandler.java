package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.socket.SocketHost;
import java.io.IOException;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.HttpTransport;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Adds WebSockets to WireMock: takes over a connection after WireMock has sent a 101. So stubs,
 * failures and the simulator apply to the request for a WebSocket, and it can be verified.
 */
final class UpgradeHandler extends HandlerWrapper {

  private final SocketHost host;

  UpgradeHandler(SocketHost host, Handler behind) {
    this.host = host;
    setHandler(behind);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    super.handle(target, base, request, response);
    if (base.getResponse().getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
      HttpChannel channel = base.getHttpChannel();
      base.setAttribute(
          HttpTransport.UPGRADE_CONNECTION_ATTRIBUTE,
          new WebSocketConnection(
              channel.getEndPoint(),
              channel.getConnector().getExecutor(),
              base.getHttpURI().getPath(),
              host));
    }
  }
}
