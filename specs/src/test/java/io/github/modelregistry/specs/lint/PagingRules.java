package io.github.modelregistry.specs.lint;

import io.github.modelregistry.specs.lint.SpecDocument.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether operations whose lists come in pages say how. An operation without {@code x-paging}
 * returns its list whole.
 */
final class PagingRules {

  private static final String RULE = "paging";

  /** Names of parameters, or their ends, that select a part of a list. */
  private static final Pattern PAGE_PARAMETER =
      Pattern.compile(".*(limit|offset|cursor|start|page|page_?size|page_?token|skip|top)");

  private final SpecDocument document;
  private final Problems problems;

  PagingRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    for (Operation operation : document.operations()) {
      SpecNode paging = operation.node().at("x-paging");
      SpecNode response = response(operation);
      if (paging.isPresent()) {
        paging(operation, paging, response);
      } else {
        problems.require(
            !isList(response) || !hasPageParameter(operation),
            RULE,
            operation.node().pointer(),
            "its list has pages: describe them by x-paging");
      }
    }
  }

  private boolean hasPageParameter(Operation operation) {
    return document.parameters(operation).stream()
        .filter(parameter -> parameter.at("in").is("query"))
        .map(parameter -> parameter.at("name").text().toLowerCase(Locale.ROOT))
        .anyMatch(name -> PAGE_PARAMETER.matcher(name).matches());
  }

  private SpecNode response(Operation operation) {
    return document.responses(operation).stream()
        .filter(declared -> declared.name().startsWith("2"))
        .map(declared -> document.resolve(declared).at("content").at("application/json"))
        .map(content -> document.resolve(content.at("schema")))
        .filter(SpecNode::isPresent)
        .findFirst()
        .orElse(new SpecNode("", null));
  }

  private boolean isList(SpecNode response) {
    return response.at("type").is("array")
        || response.at("properties").children().stream()
            .anyMatch(property -> document.resolve(property).at("type").is("array"));
  }

  private void paging(Operation operation, SpecNode paging, SpecNode response) {
    String style = paging.at("style").text();
    SpecNode items = lead(response, paging.at("items"));
    require(
        paging,
        Set.of("custom", "offset", "cursor").contains(style),
        "style must be custom, offset or cursor");
    require(
        paging,
        paging.at("items").value() instanceof List && items.at("type").is("array"),
        "items must lead to an array in the response");
    if (style.equals("offset") || style.equals("cursor")) {
      String item = items.at("items").at("$ref").text();
      require(
          paging,
          item.endsWith("/" + paging.at("item").text()) && !paging.at("item").text().isEmpty(),
          "item must be the name of the schema of the items");
      parameter(operation, paging, style, style.equals("offset") ? "int64" : "");
      parameter(operation, paging, "limit", "int32");
    }
    if (style.equals("cursor") || paging.has("next")) {
      hint(response, paging, "next", "string");
    }
    if (paging.has("total")) {
      hint(response, paging, "total", "integer");
    }
  }

  private void parameter(Operation operation, SpecNode paging, String role, String format) {
    String name = paging.at(role).text();
    require(
        paging,
        document.parameters(operation).stream()
            .anyMatch(
                parameter ->
                    parameter.at("in").is("query")
                        && parameter.at("name").text().equals(name)
                        && parameter.at("schema").at("format").text().equals(format)
                        && !parameter.has("x-java-name")),
        role + " must name a query parameter" + (format.isEmpty() ? "" : " of format " + format));
  }

  /** What a server says about its list may be absent: paging does without it. */
  private void hint(SpecNode response, SpecNode paging, String role, String type) {
    SpecNode current = response;
    for (SpecNode step : paging.at(role).children()) {
      List<Object> required =
          current.at("required").children().stream().map(SpecNode::value).toList();
      require(
          paging,
          !required.contains(step.value()),
          role + " must lead through optional properties");
      current = document.resolve(current.at("properties").at(step.text()));
    }
    require(paging, current.at("type").is(type), role + " must lead to a value of type " + type);
  }

  private SpecNode lead(SpecNode response, SpecNode steps) {
    SpecNode current = response;
    for (SpecNode step : steps.children()) {
      current = document.resolve(current.at("properties").at(step.text()));
    }
    return current;
  }

  private void require(SpecNode paging, boolean holds, String message) {
    problems.require(holds, RULE, paging.pointer(), message);
  }
}
