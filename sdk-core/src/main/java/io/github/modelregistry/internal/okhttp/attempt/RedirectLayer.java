package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.internal.okhttp.call.Location;
import io.github.modelregistry.runtime.ApiTransport;
import org.jspecify.annotations.Nullable;

/**
 * Follows the redirects of downloads. What leads to another origin is requested without credentials
 * and the client's header fields, and so is all that follows.
 */
final class RedirectLayer implements AttemptLayer {

  private final AttemptLayer own;
  private final AttemptLayer others;

  /**
   * Creates the layer.
   *
   * @param own sends to the origin of the call
   * @param others sends to any origin, without credentials
   */
  RedirectLayer(AttemptLayer own, AttemptLayer others) {
    this.own = own;
    this.others = others;
  }

  @Override
  public RawResponse send(Attempt attempt) {
    RawResponse response = own.send(attempt);
    AttemptLayer next = own;
    Attempt current = attempt;
    for (int i = 0; i < ApiTransport.MAX_REDIRECTS; i++) {
      Location target = target(current, response);
      if (target == null) {
        break;
      }
      response.close();
      attempt.call().keepSecrets(response.secrets()); // the URL or what it leads to may repeat them
      if (!target.server().origin().equals(current.server().origin())) {
        next = others;
        current = current.withoutFieldsOfTheClient();
      }
      current = current.at(target);
      response = next.send(current);
    }
    return response;
  }

  private static @Nullable Location target(Attempt attempt, RawResponse response) {
    String location = response.headers().get("Location");
    boolean followed =
        attempt.operation().isDownload()
            && switch (response.status()) {
              case 301, 302, 303, 307, 308 -> location != null;
              default -> false;
            };
    return followed && location != null ? Location.redirect(attempt.url(), location) : null;
  }
}
