package io.github.modelregistry.sandbox.internal.pieces;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The programs that register, and the user who is signed in. */
final class Connections {

  /** The release of the server. */
  static final String RELEASE = "12.3.9";

  private static final String INSTALLATION = "52b0a0d7-2d0e-4e0b-9d0e-3e6f0f7e9a10";
  private static final String OPEN_SOURCE = "OPEN_SOURCE";

  /** The version of the form of most objects. */
  static final JsonValue FORM =
      new JsonFields().put("migration", 0).put("semantic", "MAJOR_0_MINOR_0_PATCH_1").build();

  /** The required fields of a profile: the vendor's own clients read no other form. */
  private static final JsonValue USER =
      JsonValue.parse(
          "{\"id\":\"5e0c1c9d-64a4-4b6e-8a33-0c40cf0a7e12\","
              + "\"aesthetics\":{\"theme\":{\"dark\":false},\"font\":{\"size\":12}}}");

  private Connections() {}

  /** Returns who is signed in. */
  static JsonValue user(boolean signedOut) {
    return new JsonFields().put("user", signedOut ? null : USER).build();
  }

  /** Returns the response to a program that registers itself; the same name gets the same id. */
  static JsonValue context(JsonValue connection, boolean signedOut) {
    JsonValue told = field(connection, "application");
    return new JsonFields()
        .put("os", INSTALLATION)
        .put("application", application(told))
        .put(
            "health",
            new JsonFields()
                .put("os", new JsonFields().put("id", INSTALLATION).put("version", RELEASE).build())
                .build())
        .put("user", signedOut ? null : USER)
        .build();
  }

  private static JsonValue application(JsonValue told) {
    String name = field(told, "name").asString();
    return new JsonFields()
        .put("id", id(name))
        .put("name", name)
        .put("version", field(told, "version"))
        .put("platform", field(told, "platform"))
        .put("onboarded", false)
        .put("privacy", or(told.get("privacy"), JsonValue.of("OPEN")))
        .put("capabilities", or(told.get("capabilities"), JsonValue.of("BLENDED")))
        .put("mechanism", "MANUAL")
        .put("automaticUnload", or(told.get("automaticUnload"), JsonValue.of(false)))
        .put("schema", FORM)
        .build();
  }

  private static String id(String name) {
    return name.equals(OPEN_SOURCE)
        ? PiecesSimulator.APPLICATION_ID
        : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static JsonValue or(@Nullable JsonValue told, JsonValue usual) {
    return told == null ? usual : told;
  }
}
