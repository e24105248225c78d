package io.github.modelregistry.specs.lint;

import io.github.modelregistry.specs.lint.SpecDocument.Operation;
import java.util.List;

/** Whether what is opened is marked so, and says what its frames are. */
final class WebSocketRules {

  private static final String RULE = "websocket";

  private final SpecDocument document;
  private final Problems problems;

  WebSocketRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    for (Operation operation : document.operations()) {
      SpecNode node = operation.node();
      boolean opened = node.has("x-websocket");
      problems.require(
          opened == node.at("responses").has("101"),
          RULE,
          node.pointer(),
          "x-websocket and an answer 101 belong together");
      if (opened) {
        asked(node);
        frame(operation);
      }
    }
  }

  private void asked(SpecNode operation) {
    problems.require(
        operation.name().equals("get") && !operation.has("requestBody"),
        RULE,
        operation.pointer(),
        "a WebSocket is opened by a GET without a body");
    problems.require(
        !operation.has("x-paging") && !operation.has("x-envelope"),
        RULE,
        operation.pointer(),
        "frames have neither pages nor envelopes");
  }

  private void frame(Operation operation) {
    List<SpecNode> successes =
        document.responses(operation).stream()
            .filter(response -> response.name().startsWith("2"))
            .toList();
    boolean isOneJson =
        successes.size() == 1
            && successes.get(0).name().equals("200")
            && document.resolve(successes.get(0)).at("content").names().stream()
                .allMatch("application/json"::equals);
    problems.require(
        isOneJson,
        RULE,
        operation.node().pointer(),
        "describe one frame as the one answer of success: a 200 in application/json");
  }
}
