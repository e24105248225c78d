package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import org.jspecify.annotations.Nullable;

/** The gateway before the service, which requires four header fields in each call. */
final class Gateway {

  private final Ims ims;

  Gateway(Ims ims) {
    this.ims = ims;
  }

  /** Returns the refusal of a call, or null if it is allowed. */
  @Nullable SandboxResponse refuse(SandboxRequest request) {
    String key = request.header("x-api-key");
    String token = request.bearerToken();
    String organization = request.header("x-gw-ims-org-id");
    if (key == null) {
      return Problems.gateway(403, "403000", "Api Key is required");
    }
    if (!key.equals(Ims.CLIENT_ID)) {
      return Problems.gateway(403, "403003", "Api Key is invalid");
    }
    if (token == null) {
      return Problems.gateway(403, "403010", "Oauth token is missing");
    }
    if (!ims.tokens().isValid(token)) {
      return Problems.gateway(401, "401013", "Oauth token is not valid");
    }
    if (organization == null) {
      return Problems.gateway(400, "400003", "Missing header x-gw-ims-org-id");
    }
    if (!organization.equals(Ims.ORGANIZATION)) {
      return Problems.gateway(403, "403027", "User region is missing");
    }
    return sandbox(request).isEmpty()
        ? Problems.gateway(400, "400003", "Missing header x-sandbox-name")
        : null;
  }

  /** Returns the name of the platform's sandbox that a call names, or an empty text. */
  static String sandbox(SandboxRequest request) {
    String name = request.header("x-sandbox-name");
    return name == null ? "" : name.trim();
  }
}
