package io.github.modelregistry.release;

import static java.util.Objects.requireNonNull;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a CycloneDX document says about the libraries that users of a module get with it. */
final class Sbom {
  private final JsonValue document;

  Sbom(String json) {
    document = JsonValue.parse(json);
  }

  /**
   * Returns the libraries that users inherit, as {@code group:artifact}, each with its licences. An
   * optional library is not inherited, and neither is what only that one needs.
   */
  SortedMap<String, List<String>> inherited() {
    Map<String, JsonValue> components = new HashMap<>();
    for (JsonValue component : elements(document, "components")) {
      components.put(text(component, "bom-ref"), component);
    }
    Map<String, List<JsonValue>> dependencies = new HashMap<>();
    for (JsonValue dependency : elements(document, "dependencies")) {
      dependencies.put(text(dependency, "ref"), elements(dependency, "dependsOn"));
    }
    Map<String, JsonValue> reached = new HashMap<>();
    Deque<String> next = new ArrayDeque<>();
    next.add(requireNonNull(document.at("metadata", "component", "bom-ref")).asString());
    while (!next.isEmpty()) {
      for (JsonValue reference : dependencies.getOrDefault(next.remove(), List.of())) {
        JsonValue component = requireNonNull(components.get(reference.asString()));
        if (!isOptional(component) && reached.put(reference.asString(), component) == null) {
          next.add(reference.asString());
        }
      }
    }
    return byName(reached.values());
  }

  private static SortedMap<String, List<String>> byName(Collection<JsonValue> components) {
    SortedMap<String, List<String>> byName = new TreeMap<>();
    for (JsonValue component : components) {
      byName.put(text(component, "group") + ":" + text(component, "name"), licences(component));
    }
    return byName;
  }

  private static List<String> licences(JsonValue component) {
    List<String> licences = new ArrayList<>();
    for (JsonValue choice : elements(component, "licenses")) {
      for (Object[] path :
          new Object[][] {{"license", "id"}, {"license", "name"}, {"expression"}}) {
        JsonValue licence = choice.at(path);
        if (licence != null) {
          licences.add(licence.asString());
        }
      }
    }
    return licences;
  }

  private static boolean isOptional(JsonValue component) {
    JsonValue scope = component.get("scope");
    return scope != null && scope.asString().equals("optional");
  }

  private static List<JsonValue> elements(JsonValue object, String name) {
    JsonValue array = object.get(name);
    return array == null ? List.of() : array.elements();
  }

  private static String text(JsonValue object, String name) {
    return requireNonNull(object.get(name), name).asString();
  }
}
