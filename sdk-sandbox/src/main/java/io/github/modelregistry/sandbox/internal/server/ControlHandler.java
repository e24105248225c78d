package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Serves the control interface of the sandbox to callers that know its secret, and its health to
 * every caller. Stubs, faults and the record of requests do not apply to it.
 */
final class ControlHandler extends HandlerWrapper {

  private static final String HEALTH = VendorServer.CONTROL_PATH + "/health";
  private static final int LONGEST_BODY = 1 << 20;

  private final SecretToken token;
  private final Function<SandboxRequest, SandboxResponse> control;

  /**
   * Creates a handler.
   *
   * @param control responds to a request, whose path is the one below the control interface; what
   *     it throws about the request is a 400
   */
  ControlHandler(
      SecretToken token, Function<SandboxRequest, SandboxResponse> control, Handler behind) {
    this.token = token;
    this.control = control;
    setHandler(behind);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (isControl(target)) {
      base.setHandled(true);
      send(respond(target, base), response);
    } else {
      super.handle(target, base, request, response);
    }
  }

  /** The target is decoded and without dot segments. */
  private static boolean isControl(String target) {
    return target.equals(VendorServer.CONTROL_PATH)
        || target.startsWith(VendorServer.CONTROL_PATH + "/");
  }

  private SandboxResponse respond(String target, Request request) throws IOException {
    if (!target.equals(HEALTH) && !token.matches(request.getHeader(VendorServer.TOKEN_HEADER))) {
      return message(
          HttpStatus.FORBIDDEN_403,
          "The header X-Sandbox-Token must have the secret of this sandbox.");
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      return message(
          HttpStatus.PAYLOAD_TOO_LARGE_413, "The body must not exceed " + LONGEST_BODY + " bytes.");
    }
    String query = request.getQueryString();
    String path = target.substring(VendorServer.CONTROL_PATH.length());
    try {
      return control.apply(
          SandboxRequest.of(
              request.getMethod(), query == null ? path : path + "?" + query, Map.of(), body));
    } catch (IllegalArgumentException | IllegalStateException | DecodingException e) {
      return message(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
    }
  }

  private static SandboxResponse message(int status, String text) {
    return SandboxResponse.json(status, new JsonFields().put("message", text).build());
  }

  private static void send(SandboxResponse simulated, HttpServletResponse response)
      throws IOException {
    response.setStatus(simulated.status());
    simulated.headers().forEach(response::setHeader);
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(simulated.body().start(Integer.MAX_VALUE));
  }
}
