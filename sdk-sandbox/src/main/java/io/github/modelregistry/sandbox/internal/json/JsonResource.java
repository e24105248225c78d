package io.github.modelregistry.sandbox.internal.json;

import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the documents that are built into the sandbox. */
public final class JsonResource {

  private static final String FOLDER = "/model-registry/";

  private JsonResource() {}

  /**
   * Reads a document by its name without the ending.
   *
   * @throws IllegalStateException when the sandbox was built without it
   */
  public static JsonValue read(String name) {
    String path = FOLDER + name + ".json";
    try (InputStream in = JsonResource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the sandbox was built without " + path);
      }
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
