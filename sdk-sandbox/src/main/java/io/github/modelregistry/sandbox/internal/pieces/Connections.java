package io.github.modelregistry.sandbox.internal.pieces;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the server knows the programs that introduce themselves. */
final class Connections {

  /** The release of the server. */
  static final String RELEASE = "12.3.9";

  private static final String INSTALLATION = "52b0a0d7-2d0e-4e0b-9d0e-3e6f0f7e9a10";
  private static final String OPEN_SOURCE = "OPEN_SOURCE";
  private static final JsonValue FORM =
      new JsonFields().put("migration", 0).put("semantic", "MAJOR_0_MINOR_0_PATCH_1").build();

  private Connections() {}

  /** Returns the response to a program that registers itself; the same name gets the same id. */
  static JsonValue context(JsonValue connection) {
    JsonValue told = field(connection, "application");
    return new JsonFields()
        .put("os", INSTALLATION)
        .put("application", application(told))
        .put(
            "health",
            new JsonFields()
                .put("os", new JsonFields().put("id", INSTALLATION).put("version", RELEASE).build())
                .build())
        .putNull("user")
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
