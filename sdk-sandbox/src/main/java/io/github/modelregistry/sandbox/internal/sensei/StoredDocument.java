package io.github.modelregistry.sandbox.internal.sensei;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document that the service keeps, as it is sent. */
final class StoredDocument {

  private static final Set<String> FALSE_WHEN_ABSENT = Set.of("deleted", "deprecated");

  private final Set<String> notFoundBy;
  private JsonValue document;
  private int revision = 1;

  /**
   * Keeps a document.
   *
   * @param notFoundBy properties by which filters do not find it
   */
  StoredDocument(JsonValue document, Set<String> notFoundBy) {
    this.document = document;
    this.notFoundBy = notFoundBy;
  }

  String id() {
    return field(document, "id").asString();
  }

  JsonValue document() {
    return document;
  }

  boolean isDeleted() {
    return "true".equals(text("deleted"));
  }

  void delete() {
    overlay(new JsonFields().put("deleted", true).build());
  }

  void overlay(JsonValue over) {
    replace(JsonFields.overlay(document, over));
  }

  void replace(JsonValue replacement) {
    document = replacement;
    revision++;
  }

  /** Returns the entity tag of the current state. */
  String entityTag() {
    return String.format(Locale.ROOT, "%08x-0000-0200-0000-%04x", id().hashCode(), revision);
  }

  /** Returns a property for filters, or null if they do not find it. */
  @Nullable String filterable(String property) {
    return notFoundBy.contains(property) ? null : text(property);
  }

  /** Returns a simple property as text; null when it is absent, null or not simple. */
  @Nullable String text(String property) {
    JsonValue value = document.get(property);
    if (value == null || value.isNull()) {
      return FALSE_WHEN_ABSENT.contains(property) ? "false" : null;
    }
    return switch (value.kind()) {
      case OBJECT, ARRAY -> null;
      default -> value.kind() == JsonValue.Kind.STRING ? value.asString() : value.toString();
    };
  }
}
