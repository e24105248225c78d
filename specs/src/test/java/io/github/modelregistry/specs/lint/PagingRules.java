package io.github.modelregistry.specs.lint;

import io.github.modelregistry.specs.lint.SpecDocument.Operation;
import java.util.List;
import java.util.Set;

/** Whether operations that list say how their lists are cut. */
final class PagingRules {

  private static final String RULE = "paging";

  private final SpecDocument document;
  private final Problems problems;

  PagingRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    for (Operation operation : document.operations()) {
      SpecNode paging = operation.node().at("x-paging");
      SpecNode answer = answer(operation);
      if (paging.isPresent()) {
        pointers(operation, paging, answer);
      } else {
        problems.require(
            !isList(answer),
            RULE,
            operation.node().pointer(),
            "it answers with a list: say by x-paging how the list is cut");
      }
    }
  }

  private SpecNode answer(Operation operation) {
    return document.responses(operation).stream()
        .filter(response -> response.name().startsWith("2"))
        .map(response -> document.resolve(response).at("content").at("application/json"))
        .map(content -> document.resolve(content.at("schema")))
        .filter(SpecNode::isPresent)
        .findFirst()
        .orElse(new SpecNode("", null));
  }

  private boolean isList(SpecNode answer) {
    return answer.at("type").is("array")
        || answer.at("properties").children().stream()
            .anyMatch(property -> document.resolve(property).at("type").is("array"));
  }

  private void pointers(Operation operation, SpecNode paging, SpecNode answer) {
    String style = paging.at("style").text();
    problems.require(
        Set.of("none", "offset", "cursor").contains(style),
        RULE,
        paging.pointer(),
        "style must be none, offset or cursor");
    problems.require(
        paging.at("items").value() instanceof String
            && lead(answer, paging.at("items").text()).at("type").is("array"),
        RULE,
        paging.pointer(),
        "items must be the JSON pointer of an array in the answer");
    if (style.equals("cursor")) {
      problems.require(
          lead(answer, paging.at("next").text()).at("type").is("string"),
          RULE,
          paging.pointer(),
          "next must be the JSON pointer of a text in the answer");
    }
    if (!style.equals("none")) {
      for (String role : List.of(style, "limit")) {
        problems.require(
            isQueryParameter(operation, paging.at(role).text()),
            RULE,
            paging.pointer(),
            role + " must name a query parameter");
      }
    }
    if (paging.has("total")) {
      problems.require(
          lead(answer, paging.at("total").text()).at("type").is("integer"),
          RULE,
          paging.pointer(),
          "total must be the JSON pointer of an integer in the answer");
    }
  }

  private SpecNode lead(SpecNode answer, String pointer) {
    SpecNode current = answer;
    for (String step : pointer.split("/", -1)) {
      if (!step.isEmpty()) {
        current = document.resolve(current.at("properties").at(step));
      }
    }
    boolean isPointer = pointer.isEmpty() || pointer.startsWith("/");
    return isPointer ? current : new SpecNode(pointer, null);
  }

  private boolean isQueryParameter(Operation operation, String name) {
    return document.parameters(operation).stream()
        .anyMatch(
            parameter ->
                parameter.at("in").is("query") && parameter.at("name").text().equals(name));
  }
}
