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
  record Operation(String path, String method, SpecNode pathItem, SpecNode node) {}

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final String text;
  private final SpecNode root;

  private SpecDocument(String text, SpecNode root) {
    this.text = text;
    this.root = root;
  }

  static SpecDocument of(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object tree = new Yaml(new SafeConstructor(options)).load(yaml);
    return new SpecDocument(yaml, new SpecNode("", tree));
  }

  String text() {
    return text;
  }

  SpecNode root() {
    return root;
  }

  SpecNode components(String kind) {
    return root.at("components").at(kind);
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (SpecNode item : root.at("paths").children()) {
      for (SpecNode operation : item.children()) {
        if (METHODS.contains(operation.name())) {
          operations.add(new Operation(item.name(), operation.name(), item, operation));
        }
      }
    }
    return operations;
  }

  /** Returns the parameters of an operation and its path, resolved. */
  List<SpecNode> parameters(Operation operation) {
    List<SpecNode> parameters = new ArrayList<>(operation.pathItem().at("parameters").children());
    parameters.addAll(operation.node().at("parameters").children());
    return parameters.stream().map(this::resolve).toList();
  }

  List<SpecNode> responses(Operation operation) {
    return operation.node().at("responses").children();
  }

  /** Follows references to their end; the value is null when they lead nowhere. */
  SpecNode resolve(SpecNode node) {
    SpecNode current = node;
    for (int step = 0; step < 20 && current.has("$ref"); step++) {
      current = target(current.at("$ref").text());
    }
    return current;
  }

  /** Returns what a reference of this document points to. */
  SpecNode target(String reference) {
    if (!reference.startsWith("#/")) {
      return new SpecNode(reference, null);
    }
    SpecNode current = root;
    for (String step : reference.substring(2).split("/", -1)) {
      current = current.at(step.replace("~1", "/").replace("~0", "~"));
    }
    return current;
  }

  /** Visits every schema, wherever it stands, each once; references are not followed. */
  void schemas(Consumer<SpecNode> visitor) {
    components("schemas").children().forEach(schema -> nested(schema, visitor));
    everything(
        root,
        node -> {
          if (node.name().equals("schema") && !insideExample(node)) {
            nested(node, visitor);
          }
        });
  }

  /** Visits every object of the document, examples aside. */
  void objects(Consumer<SpecNode> visitor) {
    everything(
        root,
        node -> {
          if (node.isMap() && !insideExample(node)) {
            visitor.accept(node);
          }
        });
  }

  private static void nested(SpecNode schema, Consumer<SpecNode> visitor) {
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

  private static void everything(SpecNode node, Consumer<SpecNode> visitor) {
    visitor.accept(node);
    node.children().forEach(child -> everything(child, visitor));
  }

  private static boolean insideExample(SpecNode node) {
    return node.pointer()
        .replaceAll("/(properties|responses)/(value|example|default)(?=/|$)", "/$1/named")
        .matches(".*/(value|example|default)(/.*)?");
  }
}
