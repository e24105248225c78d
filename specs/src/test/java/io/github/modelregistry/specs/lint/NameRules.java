package io.github.modelregistry.specs.lint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the templates can make Java of it: names that fit, and nothing they do not know. */
final class NameRules {

  private static final String RULE = "generable";
  private static final String FILE = "application/octet-stream";
  private static final Set<String> BODIES = Set.of("application/json", "multipart/form-data", FILE);

  private final SpecDocument document;
  private final Problems problems;

  NameRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    document.schemas(
        schema -> {
          properties(schema);
          words(schema);
        });
    for (SpecDocument.Operation operation : document.operations()) {
      for (SpecNode parameter : document.parameters(operation)) {
        problems.require(
            Set.of("path", "query", "header").contains(parameter.at("in").text()),
            RULE,
            parameter.pointer(),
            "a parameter stands in the path, the query or a header");
      }
      for (String type : operation.node().at("requestBody").at("content").names()) {
        String withoutParameters = type.split(";", 2)[0].strip();
        problems.require(
            BODIES.contains(withoutParameters) || withoutParameters.endsWith("+json"),
            RULE,
            operation.node().pointer(),
            "no body is made of " + type);
      }
      flattened(operation);
      document.responses(operation).forEach(response -> file(operation, response));
    }
  }

  /** A file is downloaded by a GET, as it is. */
  private void file(SpecDocument.Operation operation, SpecNode response) {
    SpecNode content = document.resolve(response).at("content");
    if (response.name().startsWith("2") && content.has(FILE)) {
      SpecNode schema = document.resolve(content.at(FILE).at("schema"));
      problems.require(
          operation.method().equals("get")
              && !operation.node().has("x-envelope")
              && content.names().size() == 1
              && schema.at("format").text().equals("binary"),
          RULE,
          response.pointer(),
          "a file is the only response of a GET without an envelope, and of format binary");
    }
  }

  /** The setters of a request are those of its parameters and of its body's properties. */
  private void flattened(SpecDocument.Operation operation) {
    Set<String> taken = new HashSet<>(Set.of("body", "options", "build"));
    document.parameters(operation).forEach(parameter -> taken.add(javaName(parameter)));
    SpecNode content = operation.node().at("requestBody").at("content");
    for (String type : content.names()) {
      SpecNode schema = document.resolve(content.at(type).at("schema"));
      if (!type.startsWith("multipart/")) {
        for (SpecNode property : schema.at("properties").children()) {
          problems.require(
              !taken.contains(javaName(property)),
              RULE,
              operation.node().pointer(),
              "the request has two setters named "
                  + javaName(property)
                  + ", of a property of the body and another: give one an x-java-name");
        }
      }
    }
  }

  private static String javaName(SpecNode named) {
    String java = named.at("x-java-name").text();
    String name = named.has("in") ? named.at("name").text() : named.name();
    return java.isEmpty() ? camelCase(name) : java;
  }

  private void properties(SpecNode schema) {
    Map<String, String> taken = new HashMap<>();
    for (SpecNode property : schema.at("properties").children()) {
      String name = schema.at("properties").at(property.name()).name();
      problems.require(
          name.matches("[A-Za-z0-9_.$ -]+"),
          RULE,
          property.pointer(),
          "the name holds a sign that the templates do not escape");
      String other = taken.put(javaName(property), name);
      problems.require(
          other == null,
          RULE,
          property.pointer(),
          "in Java its name is that of '" + other + "': give it another x-java-name");
    }
  }

  private void words(SpecNode schema) {
    Map<String, String> taken = new HashMap<>();
    for (SpecNode word : schema.at("enum").children()) {
      String constant = word.text().toUpperCase(Locale.ROOT).replaceAll("\\W+", "_");
      String other = taken.put(constant, word.text());
      problems.require(
          word.value() instanceof String && !constant.isEmpty() && other == null,
          RULE,
          word.pointer(),
          "its constant would have no name, or that of another word");
    }
  }

  private static String camelCase(String name) {
    String[] words = name.split("[_.$ -]+", -1);
    String joined =
        Arrays.stream(words)
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return joined.isEmpty()
        ? name
        : joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
  }
}
