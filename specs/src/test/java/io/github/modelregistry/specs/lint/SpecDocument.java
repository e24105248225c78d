package io.github.modelregistry.specs.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A spec as it was written, with references left as they are. */
final class SpecDocument {

  /** An operation with what stands around it. */
  record Operation(String path, String method, Place pathItem, Place place) {}

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final String text;
  private final Place root;

  private SpecDocument(String text, Place root) {
    this.text = text;
    this.root = root;
  }

  static SpecDocument of(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object tree = new Yaml(new SafeConstructor(options)).load(yaml);
    return new SpecDocument(yaml, new Place("", tree));
  }

  String text() {
    return text;
  }

  Place root() {
    return root;
  }

  Place components(String kind) {
    return root.at("components").at(kind);
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Place item : root.at("paths").children()) {
      for (Place operation : item.children()) {
        if (METHODS.contains(operation.name())) {
          operations.add(new Operation(item.name(), operation.name(), item, operation));
        }
      }
    }
    return operations;
  }

  /** Returns the parameters of an operation and its path, resolved. */
  List<Place> parameters(Operation operation) {
    List<Place> parameters = new ArrayList<>(operation.pathItem().at("parameters").children());
    parameters.addAll(operation.place().at("parameters").children());
    return parameters.stream().map(this::resolve).toList();
  }

  List<Place> responses(Operation operation) {
    return operation.place().at("responses").children();
  }

  /** Follows references to their end; the value is null when they lead nowhere. */
  Place resolve(Place place) {
    Place current = place;
    for (int step = 0; step < 20 && current.has("$ref"); step++) {
      current = target(current.at("$ref").text());
    }
    return current;
  }

  /** Returns what a reference of this document points to. */
  Place target(String reference) {
    if (!reference.startsWith("#/")) {
      return new Place(reference, null);
    }
    Place current = root;
    for (String step : reference.substring(2).split("/", -1)) {
      current = current.at(step.replace("~1", "/").replace("~0", "~"));
    }
    return current;
  }

  /** Visits every schema, wherever it stands, each once; references are not followed. */
  void schemas(Consumer<Place> visitor) {
    components("schemas").children().forEach(schema -> nested(schema, visitor));
    everything(
        root,
        place -> {
          if (place.name().equals("schema") && !insideExample(place)) {
            nested(place, visitor);
          }
        });
  }

  /** Visits every object of the document, examples aside. */
  void objects(Consumer<Place> visitor) {
    everything(
        root,
        place -> {
          if (place.isMap() && !insideExample(place)) {
            visitor.accept(place);
          }
        });
  }

  private static void nested(Place schema, Consumer<Place> visitor) {
    visitor.accept(schema);
    schema.at("properties").children().forEach(property -> nested(property, visitor));
    for (String list : List.of("oneOf", "anyOf", "allOf")) {
      schema.at(list).children().forEach(form -> nested(form, visitor));
    }
    for (String single : List.of("items", "additionalProperties", "not")) {
      if (schema.at(single).isMap()) {
        nested(schema.at(single), visitor);
      }
    }
  }

  private static void everything(Place place, Consumer<Place> visitor) {
    visitor.accept(place);
    place.children().forEach(child -> everything(child, visitor));
  }

  private static boolean insideExample(Place place) {
    return place
        .pointer()
        .replaceAll("/(properties|responses)/(value|example|default)(?=/|$)", "/$1/named")
        .matches(".*/(value|example|default)(/.*)?");
  }
}
