package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.http.LoopbackNames;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Refuses what a web page could send: requests for another host than this machine, requests of
 * pages of other hosts, and, without the secret, requests for WireMock's admin interface. WireMock
 * itself would serve all of them.
 */
final class AccessHandler extends HandlerWrapper {

  private static final String ADMIN = "/__admin";

  private final SecretToken token;

  AccessHandler(SecretToken token, Handler behind) {
    this.token = token;
    setHandler(behind);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!isForThisMachine(base)) {
      refuse(
          base,
          response,
          HttpStatus.MISDIRECTED_REQUEST_421,
          "The sandbox serves this machine only: the host must be 127.0.0.1, localhost or [::1].");
    } else if (!isFromThisMachine(base)) {
      refuse(
          base,
          response,
          HttpStatus.FORBIDDEN_403,
          "The sandbox does not serve web pages of other hosts: the header Origin names one.");
    } else if (isAdmin(target) && !token.matches(base.getHeader(VendorServer.TOKEN_HEADER))) {
      refuse(
          base,
          response,
          HttpStatus.NOT_FOUND_404,
          "WireMock's admin interface is not available over HTTP; use its Java API.");
    } else {
      super.handle(target, base, request, response);
    }
  }

  /** Both the host of an absolute request target and the header count. */
  private static boolean isForThisMachine(Request request) {
    String host = request.getHttpURI().getHost();
    return (host == null || LoopbackNames.contains(host))
        && headers(request, "Host").stream().allMatch(LoopbackNames::containsHostOf);
  }

  private static boolean isFromThisMachine(Request request) {
    return headers(request, "Origin").stream()
        .map(AccessHandler::hostOfOrigin)
        .allMatch(host -> host != null && LoopbackNames.contains(host));
  }

  private static @Nullable String hostOfOrigin(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<String> headers(Request request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  /** The target is decoded and without dot segments, as WireMock's contexts see it. */
  private static boolean isAdmin(String target) {
    return target.equals(ADMIN) || target.startsWith(ADMIN + "/");
  }

  private static void refuse(
      Request request, HttpServletResponse response, int status, String message)
      throws IOException {
    request.setHandled(true);
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.getWriter().println(message);
  }
}
