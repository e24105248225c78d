package io.github.modelregistry.specs.lint;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What becomes Javadoc, which extensions there are, and whether every component is used. */
final class TextRules {

  private static final Pattern UNPLAIN = Pattern.compile("[<>&@{}\\\\\"]|\\*/");

  private static final Map<String, Predicate<Object>> EXTENSIONS =
      Map.of(
          "x-retry", value -> true, // its words are checked where it stands
          "x-source", value -> true,
          "x-paging", value -> value instanceof Map,
          "x-envelope", value -> value instanceof Map,
          "x-stability", "experimental"::equals,
          "x-websocket", Boolean.TRUE::equals,
          "x-response-timeout",
              value -> value instanceof String length && length.matches("PT[1-9]\\d*[HMS]"),
          "x-java-name", value -> value instanceof String name && name.matches("[a-z][a-zA-Z0-9]*"),
          "x-lenient", Boolean.TRUE::equals,
          "x-sensitive", Boolean.TRUE::equals);

  private final SpecDocument document;
  private final Problems problems;

  TextRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    document.objects(
        node -> {
          plain(node.at("description"));
          plain(node.at("summary"));
          extensions(node);
        });
    used();
  }

  private void plain(SpecNode text) {
    problems.require(
        !UNPLAIN.matcher(text.text()).find(),
        "plain-text",
        text.pointer(),
        "say it without < > & @ { } \\ \" and */, since it becomes Javadoc");
  }

  private void extensions(SpecNode node) {
    for (String name : node.names()) {
      if (!name.startsWith("x-") || node.name().equals("headers")) {
        continue;
      }
      SpecNode extension = node.at(name);
      Predicate<Object> values = EXTENSIONS.get(name);
      problems.require(
          values != null && extension.isPresent() && values.test(extension.value()),
          "known-extensions",
          extension.pointer(),
          "the README knows no such extension, or not with this value");
      problems.require(
          !node.has("$ref"),
          "known-extensions",
          extension.pointer(),
          "nothing is read beside a $ref: move it to what is referenced");
    }
  }

  private void used() {
    Set<String> referenced = new TreeSet<>();
    document.objects(
        node -> {
          if (node.has("$ref")) {
            referenced.add(node.at("$ref").text());
          }
          node.at("mapping").children().forEach(target -> referenced.add(target.text()));
        });
    securitySchemes(referenced);
    for (SpecNode kind : document.root().at("components").children()) {
      for (SpecNode component : kind.children()) {
        problems.require(
            referenced.contains("#" + component.pointer()),
            "used",
            component.pointer(),
            "nothing refers to it: use it or take it out");
      }
    }
  }

  private void securitySchemes(Set<String> referenced) {
    document.objects(
        node ->
            node.at("security")
                .children()
                .forEach(
                    requirement ->
                        requirement
                            .names()
                            .forEach(
                                name -> referenced.add("#/components/securitySchemes/" + name))));
  }
}
