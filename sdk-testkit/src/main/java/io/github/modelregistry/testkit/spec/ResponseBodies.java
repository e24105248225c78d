package io.github.modelregistry.testkit.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies of a response by the names of the examples of its specification. */
final class ResponseBodies {

  private final Components components;

  ResponseBodies(Components components) {
    this.components = components;
  }

  /** Returns the examples of a media type, or a minimal body where it has none. */
  Map<String, String> of(String name, MediaType type) {
    Map<String, String> bodies = new LinkedHashMap<>();
    if (type.getExamples() != null) {
      type.getExamples()
          .forEach((key, example) -> bodies.put(key, text(name, resolved(example).getValue())));
    } else if (type.getExample() != null) {
      bodies.put("", text(name, type.getExample()));
    } else {
      bodies.put("minimal", text(name, minimal(type.getSchema())));
    }
    return bodies;
  }

  static boolean isJson(String mediaType) {
    return mediaType.toLowerCase(Locale.ROOT).contains("json");
  }

  private static String text(String mediaType, @Nullable Object value) {
    JsonNode node = Json.mapper().valueToTree(value);
    return isJson(mediaType) || !node.isTextual() ? node.toString() : node.asText();
  }

  private Example resolved(Example example) {
    return example.get$ref() == null
        ? example
        : Objects.requireNonNull(components.getExamples().get(lastSegment(example.get$ref())));
  }

  /** Only what is required, and of each kind the simplest value. */
  private @Nullable Object minimal(@Nullable Schema<?> declared) {
    if (declared == null) {
      return null;
    }
    Schema<?> schema =
        declared.get$ref() == null
            ? declared
            : Objects.requireNonNull(components.getSchemas().get(lastSegment(declared.get$ref())));
    if (schema.getExample() != null) {
      return schema.getExample();
    }
    if (schema.getEnum() != null) {
      return schema.getEnum().get(0);
    }
    if (schema.getOneOf() != null) {
      return minimal(schema.getOneOf().get(0));
    }
    return switch (Objects.requireNonNullElse(schema.getType(), "object")) {
      case "string" -> "No.";
      case "integer", "number" -> 1;
      case "boolean" -> false;
      case "array" -> JsonNodeFactory.instance.arrayNode();
      default -> required(schema);
    };
  }

  private ObjectNode required(Schema<?> schema) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (schema.getRequired() != null) {
      for (String name : schema.getRequired()) {
        object.set(name, Json.mapper().valueToTree(minimal(schema.getProperties().get(name))));
      }
    }
    return object;
  }

  private static String lastSegment(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
