package io.github.modelregistry.sandbox.internal.wallaroo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The platform's users. Every e-mail address belongs to one, whose id is always the same. */
final class Users {

  /** The owner of the workspace that the caller does not see. */
  private static final String ANN = "ann@example.test";

  private static final String ANN_ID = "13443b0a-de12-406b-a718-10bd26decce6";

  private Users() {}

  static String idOf(String email) {
    return switch (email) {
      case Keycloak.USERNAME -> Keycloak.USER_ID;
      case ANN -> ANN_ID;
      default -> UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString();
    };
  }
}
